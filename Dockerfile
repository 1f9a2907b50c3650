# Builds the explorer and the Python environment, then keeps only what runs.
FROM node:22-bookworm-slim AS explorer-node

FROM python:3.11-slim-bookworm AS build
WORKDIR /srv/legation
COPY --from=explorer-node /usr/local/bin/node /usr/local/bin/node
COPY --from=explorer-node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm \
 && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx \
 && python -m venv .venv
COPY requirements.lock pyproject.toml README.md LICENSE ./
RUN .venv/bin/pip install --no-cache-dir --no-deps --require-hashes -r requirements.lock
COPY app app
COPY data data
RUN .venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation -e . \
 && .venv/bin/legation knowledge info > /dev/null \
 && bash app/ui/build.sh \
 && rm -rf app/ui/node_modules

FROM python:3.11-slim-bookworm
RUN useradd --system --create-home --uid 10001 legation
WORKDIR /srv/legation
COPY --from=build --chown=legation:legation /srv/legation /srv/legation
USER 10001
ENV PATH=/srv/legation/.venv/bin:$PATH \
    LEGATION_HOST=0.0.0.0 \
    LEGATION_PORT=8000 \
    LEGATION_LOG_JSON=true
VOLUME /srv/legation/var
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen(u.Request('http://127.0.0.1:8000/readyz', headers={'Host': 'localhost'}), timeout=4)"]
CMD ["legation", "serve"]
