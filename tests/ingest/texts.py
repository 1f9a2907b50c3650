"""News-like texts of our own, and web pages around them."""

PARAGRAPHS = (
    "Canada will send 450 soldiers to Latvia next year to lead a NATO battle group, the government in Ottawa said on Monday.",
    'Russia called the plan "a step in the wrong direction". Its foreign ministry said Moscow would answer in kind.',
    "Latvia's defence minister welcomed the decision and thanked Canada for its support since independence.",
    "The soldiers will be based in Adazi, a town north-east of Riga, together with troops from Spain, Poland and Italy.",
    "The alliance agreed on four such groups at its summit in Warsaw, two years after Russia annexed Crimea.",
)
HEADLINE = "Canada to lead battle group in Latvia"
ARTICLE = "\n\n".join((HEADLINE, *PARAGRAPHS))
OTHER = "\n\n".join(
    (
        "Serbia buys gas from Azerbaijan",
        "Serbia signed a contract on Wednesday to buy 400 million cubic metres of natural gas a year from Azerbaijan.",
        "The gas will flow through a pipeline from Bulgaria that the European Union helped to pay for.",
        "President Aleksandar Vucic said the contract would make Belgrade less dependent on Gazprom.",
    )
)
FRENCH = (
    "Le président de la République a reçu mardi à Paris le chancelier allemand pour parler de la guerre en Ukraine, "
    "des sanctions contre la Russie et de l'avenir de l'Union européenne."
)


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


def paragraphs() -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
