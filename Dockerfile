# One image for every role: ROLE=all (the default), api or worker.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN node scripts/build.mjs
RUN node scripts/pnpm.mjs --filter @hookline/server deploy --legacy --prod /production

FROM node:24-bookworm-slim
WORKDIR /app
COPY --from=build /app/apps/server/package.json apps/server/package.json
COPY --from=build /production/node_modules apps/server/node_modules
COPY --from=build /app/apps/server/dist apps/server/dist
COPY --from=build /app/apps/web/dist apps/web/dist
RUN mkdir /data && chown node:node /data
USER node
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
VOLUME /data
EXPOSE 3000 3001
CMD ["node", "--enable-source-maps", "apps/server/dist/main.js"]
