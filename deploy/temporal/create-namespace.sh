#!/bin/sh
# Creates the namespace TEMPORAL_NAMESPACE with its search attributes; does nothing to what is there already.
set -eu

until temporal operator cluster health >/dev/null 2>&1; do sleep 2; done

# Closed cases stay visible to ops for 30 days. The legal archive is MongoDB, not Temporal's history.
temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" >/dev/null 2>&1 ||
  temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention 720h

# A new namespace needs a moment until every server process knows it.
until temporal operator search-attribute list --namespace "$TEMPORAL_NAMESPACE" >/dev/null 2>&1; do sleep 2; done

known=$(temporal operator search-attribute list --namespace "$TEMPORAL_NAMESPACE")
add() {
  echo "$known" | grep -q "^ *$1 " ||
    temporal operator search-attribute create --namespace "$TEMPORAL_NAMESPACE" --name "$1" --type "$2"
}
add CaseStage Keyword
add Service Keyword
add Office Keyword
add WaitingFor Keyword
add ConsentDeadline Datetime
add Stuck Bool
