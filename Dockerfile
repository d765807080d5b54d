# syntax=docker/dockerfile:1
# One file, three images: --target worker, api or registries. Node runs the TypeScript sources itself; nothing is compiled
# but the workflow bundle and the console.

FROM node:24.21.0-bookworm-slim AS base
WORKDIR /app

# What runs in production, without install scripts: every package we need brings what it needs prebuilt.
FROM base AS production-packages
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

# The bundle needs the bundler only, which is part of the worker's production packages.
FROM production-packages AS workflow-bundle
COPY tsconfig.json ./
COPY domain domain
COPY platform platform
COPY workflows workflows
COPY worker worker
RUN npm run build:workflows

# What browsers get is made with the development packages, which stay behind in this stage.
FROM base AS console
COPY package.json package-lock.json .npmrc tsconfig.json ./
RUN npm ci --ignore-scripts
COPY domain domain
COPY client client
COPY console console
RUN npm run build:console

FROM base AS product
ENV NODE_ENV=production
COPY --from=production-packages /app/node_modules node_modules
COPY package.json ./
COPY domain domain
COPY platform platform
COPY workflows workflows
COPY store store
# The sources belong to root: the process can't change its own code.
USER node

FROM product AS worker
COPY activities activities
COPY clients clients
COPY worker worker
COPY --from=workflow-bundle /app/dist dist
ENV WORKFLOW_BUNDLE=/app/dist/workflow-bundle.js
CMD ["node", "--require", "./worker/preload.ts", "worker/main.ts"]

FROM product AS api
COPY clients clients
COPY api api
COPY --from=console /app/dist/console dist/console
ENV CONSOLE_FOLDER=/app/dist/console
CMD ["node", "api/main.ts"]

# The stand-ins share nothing with the product but the packages.
FROM base AS registries
ENV NODE_ENV=production
COPY --from=production-packages /app/node_modules node_modules
COPY package.json ./
COPY registries registries
# A named volume takes its owner from the folder it is mounted on.
RUN mkdir /data && chown node:node /data
USER node
CMD ["node", "registries/main.ts"]
