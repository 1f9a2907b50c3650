"""The formats in words, for the help of the command and the description of the route; apart, so that help loads no writer."""

TOLD_FORMATS = (
    "the graph: graphml, gexf, geojson, json (node-link), cytoscape, nodes-csv, edges-csv; claims with evidence: "
    "claims-ndjson, claims-csv, claims-parquet, turtle, json-ld, plover (events alone), followthemoney, stix"
)
