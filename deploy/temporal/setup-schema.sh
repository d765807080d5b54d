#!/bin/sh
# Creates and upgrades the two databases of Temporal. Each step looks at what is there, so it runs before every start.
set -eu
SQL_PASSWORD=$(cat /run/secrets/postgres_password)
export SQL_PASSWORD

for database in temporal visibility; do
  name=temporal
  [ "$database" = visibility ] && name=temporal_visibility
  temporal-sql-tool --database "$name" create
  temporal-sql-tool --database "$name" setup-schema --version 0.0
  temporal-sql-tool --database "$name" update-schema --schema-name "postgresql/v12/$database"
done
