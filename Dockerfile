# Builds the explorer and the wheel, then keeps the environment it is installed in and the compiled knowledge.
FROM node:22-bookworm-slim AS explorer-node

FROM python:3.11-slim-bookworm AS build
WORKDIR /srv/legation
COPY --from=explorer-node /usr/local/bin/node /usr/local/bin/node
COPY --from=explorer-node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm \
 && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx \
 && python -m venv .venv
COPY requirements.lock pyproject.toml setup.py README.md LICENSE NOTICE ./
RUN .venv/bin/pip install --no-cache-dir --no-deps --require-hashes -r requirements.lock
COPY app app
COPY data data
# The explorer's types come from the service, so that is there before the explorer, and the explorer before the wheel.
RUN .venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation -e . \
 && bash app/ui/build.sh \
 && .venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation .
ENV XDG_CACHE_HOME=/srv/legation/var
RUN .venv/bin/legation knowledge info > /dev/null

FROM python:3.11-slim-bookworm
RUN useradd --system --create-home --uid 10001 legation
WORKDIR /srv/legation
COPY --from=build /srv/legation/.venv .venv
COPY --from=build --chown=legation:legation /srv/legation/var var
USER 10001
ENV PATH=/srv/legation/.venv/bin:$PATH \
    XDG_CACHE_HOME=/srv/legation/var \
    XDG_DATA_HOME=/srv/legation/var \
    LEGATION_HOST=0.0.0.0 \
    LEGATION_PORT=8000 \
    LEGATION_LOG_JSON=true
VOLUME /srv/legation/var
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen(u.Request('http://127.0.0.1:8000/readyz', headers={'Host': 'localhost'}), timeout=4)"]
# Asks for keys unless told otherwise: `legation keys create NAME` in the container makes one.
ENV LEGATION_AUTH=true
CMD ["legation", "serve"]
