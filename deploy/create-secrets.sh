#!/bin/sh
# Makes the secrets of docker-compose.yml in a folder outside the repository: sh deploy/create-secrets.sh FOLDER
# What is there stays as it is, so it can run again when a secret is added. Keep a copy of payload_keys and mongodb_uri
# where backups are kept: without the first, no running case can be read.
set -eu
folder=${1:?name a folder outside the repository}

# The folder lets nobody in but its owner. The files are readable, because the processes in the containers are other users.
mkdir -p "$folder"
chmod 700 "$folder"

create() {
  [ -s "$folder/$1" ] || printf '%s\n' "$2" >"$folder/$1"
  chmod 444 "$folder/$1"
}
password() { openssl rand -hex 24; }

create postgres_password "$(password)"
create mongo_root_password "$(password)"
create mongo_keyfile "$(openssl rand -hex 256)"
create mongodb_uri "mongodb://tirkeu:$(password)@mongo-1:27017,mongo-2:27017,mongo-3:27017/tirkeu?replicaSet=rs0"
create staff_client_secret "$(password)"
create session_secret "$(password)"
create payload_keys "$(date +%Y-%m):$(openssl rand -base64 32)"
