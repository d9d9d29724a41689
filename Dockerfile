# Not built where no container engine runs; written for Docker 24 and newer.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && mv .builds/*/standalone /standalone && mkdir /worker && mv .builds/*/*.mjs* /worker/
RUN npm prune --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production MALLOC_ARENA_MAX=2 HOSTNAME=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=build --chown=node:node /standalone ./
# The worker of the same image: node --conditions=react-server --enable-source-maps worker/worker.mjs
COPY --from=build --chown=node:node /worker/ ./worker/
COPY --from=build --chown=node:node /app/node_modules ./worker/node_modules
USER node
EXPOSE 3000
HEALTHCHECK CMD node -e "fetch('http://127.0.0.1:'+process.env.PORT+'/health/live').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"
CMD ["node", "--enable-source-maps", "--heap-growing-percent=40", "server.js"]
