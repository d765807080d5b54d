"""An integration with Tirkeu by a stranger: written from its reference (/docs) alone, with nothing of this repository.

    pip install requests standardwebhooks
    python3 stranger.py

Where things are says the environment: API (the base URL), CLIENT_ID and CLIENT_SECRET; and SIGNER, which stands for the pens of
people here: the stand-in registries, whose development authority signs for anybody. In life people sign themselves, in NCALayer.

It subscribes to webhooks, files a signed application, signs the owners' consents over the bytes that the api words, and hears of
the rest by webhooks only. It ends with 0 if everything was as the reference says, and with 1 and a sentence if not.
"""

import base64
import http.server
import json
import os
import queue
import sys
import threading
import time
import uuid

import requests
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

API = os.environ.get("API", "http://127.0.0.1:3000")
SIGNER = os.environ.get("SIGNER", "http://127.0.0.1:4000")
CLIENT_ID = os.environ.get("CLIENT_ID", "portal")
CLIENT_SECRET = os.environ.get("CLIENT_SECRET", "portal-demonstration")
SCOPES = "applications:write cases:read consents:write webhooks:manage"
TIMEOUT_S = 30


class Unexpected(Exception):
    """Something isn't as the reference says."""


def check(holds, says):
    if not holds:
        raise Unexpected(says)


# --- the api -----------------------------------------------------------------------------------------------------------------


class Tirkeu:
    """The calls that this program needs. A problem is an answer like any other; what to do about it its code says."""

    def __init__(self, base_url, client_id, client_secret, channel):
        self.base_url = base_url
        self.client = (client_id, client_secret)
        self.scope = f"{SCOPES} channel:{channel}"
        self.token = None
        self.good_until = 0.0

    def call(self, method, path, headers=None, **options):
        while True:
            headers = {**(headers or {}), "Authorization": f"Bearer {self.access_token()}"}
            answer = requests.request(method, self.base_url + path, headers=headers, timeout=TIMEOUT_S, **options)
            if answer.status_code not in (429, 503):
                return answer
            time.sleep(float(answer.headers.get("Retry-After", 2)))  # Sent again as it is: nothing happens twice.

    def access_token(self):
        """Client credentials, at the address that the reference names. Kept until shortly before its end."""
        if time.monotonic() >= self.good_until:
            reference = requests.get(f"{self.base_url}/openapi.json", timeout=TIMEOUT_S).json()
            flows = reference["components"]["securitySchemes"]["clientCredentials"]["flows"]
            answer = requests.post(
                flows["clientCredentials"]["tokenUrl"],
                auth=self.client,
                data={"grant_type": "client_credentials", "scope": self.scope},
                timeout=TIMEOUT_S,
            )
            check(answer.ok, f"no token: {answer.status_code} {answer.text}")
            self.token = answer.json()["access_token"]
            self.good_until = time.monotonic() + answer.json()["expires_in"] - 30
        return self.token


def canonical(value):
    """RFC 8785, as far as applications need it: members sorted, no spaces, UTF-8.

    Python sorts by code points and RFC 8785 by UTF-16 units, which is the same for the member names here, all of them ASCII; and
    whole numbers are written alike. A useful area with a fraction can be written differently in rare cases: use the package
    `rfc8785` where you file by owner and area.
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")


# --- the pens of people, here played by the stand-in registries --------------------------------------------------------------


def take_scenario(name):
    return requests.get(f"{SIGNER}/_control/scenarios/{name}", timeout=TIMEOUT_S).json()["data"][0]


def sign(content, sign_as):
    """A detached CMS over these bytes, by the key of this person."""
    body = {**sign_as, "content": base64.b64encode(content).decode()}
    answer = requests.post(f"{SIGNER}/_control/sign", json=body, timeout=TIMEOUT_S)
    return {"kind": "eds", "cms": answer.json()["cms"]}


# --- the receiver of webhooks ------------------------------------------------------------------------------------------------


class Receiver(http.server.BaseHTTPRequestHandler):
    """Verifies a message, keeps its id, and answers before anything else is done about it."""

    inbox = queue.Queue()
    seen = set()
    secret = None
    duplicates = 0
    forgeries = 0

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        try:
            message = Webhook(self.secret).verify(body, dict(self.headers))
        except WebhookVerificationError:
            Receiver.forgeries += 1
            return self.answer(401)
        message_id = self.headers["webhook-id"]
        if message_id in self.seen:
            Receiver.duplicates += 1
        else:
            self.seen.add(message_id)
            self.inbox.put(message)
        return self.answer(204)

    def answer(self, status):
        self.send_response(status)
        self.end_headers()

    def log_message(self, *_):
        """Says nothing: the story is told by main()."""


def start_receiver():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_port}/tirkeu"


def wait_until(holds, says):
    deadline = time.monotonic() + TIMEOUT_S
    while not holds():
        check(time.monotonic() < deadline, says)
        time.sleep(0.1)


def next_message():
    try:
        return Receiver.inbox.get(timeout=TIMEOUT_S)
    except queue.Empty:
        raise Unexpected(f"no webhook for {TIMEOUT_S} s") from None


# --- the story ---------------------------------------------------------------------------------------------------------------


def subscribe(tirkeu, url):
    answer = tirkeu.call("POST", "/v1/webhooks", json={"url": url, "description": "a stranger's integration"})
    check(answer.status_code == 201, f"subscribing: {answer.status_code} {answer.text}")
    webhook = answer.json()
    Receiver.secret = webhook["secret"]
    return webhook["webhookId"]


def file(tirkeu, scenario):
    application = {**scenario["application"], "channel": CLIENT_ID}
    body = {"application": application, "signature": sign(canonical(application), scenario["applicantSignAs"])}
    key = {"Idempotency-Key": str(uuid.uuid4())}
    answer = tirkeu.call("POST", "/v1/applications", json=body, headers=key)
    check(answer.status_code in (201, 202), f"filing: {answer.status_code} {answer.text}")
    again = tirkeu.call("POST", "/v1/applications", json=body, headers=key)
    check(again.json()["caseId"] == answer.json()["caseId"], "the same key gave another case")
    return answer.json()["caseId"]


def give_consents(tirkeu, case, scenario):
    for consent in case["consents"]:
        path = f"/v1/cases/{case['caseId']}/consents/{consent['consentId']}"
        document = tirkeu.call("GET", f"{path}/document", params={"answer": "give"}).content
        number = json.loads(document)["consenter"]["iin"]
        who = next(owner for owner in scenario["consenters"] if owner.get("iin") == number)
        body = {"decision": "give", "evidence": sign(document, who["signAs"])}
        answer = tirkeu.call("POST", f"{path}/decision", json=body)
        check(answer.status_code in (200, 202), f"consenting: {answer.status_code} {answer.text}")
        print(f"  {consent['consenter']['name']}, {consent['capacity']}, signed {len(document)} bytes")


def follow(tirkeu, case_id, until):
    """Fetches the case upon each message of it, as the messages themselves say nothing about anybody."""
    while True:
        message = next_message()
        if message["data"].get("caseId") != case_id:
            continue
        case = tirkeu.call("GET", f"/v1/cases/{case_id}").json()
        print(f"  {message['type']:<18} revision {message['data']['revision']:>2}; the case is {case['stage']} now")
        if message["type"] == until:
            return case


def try_out(tirkeu, webhook_id, url):
    """The test message is verified, a repeat isn't taken twice, and a forged one not at all."""
    answer = tirkeu.call("POST", f"/v1/webhooks/{webhook_id}/test")
    check(answer.status_code == 202, f"testing: {answer.status_code} {answer.text}")
    check(next_message()["type"] == "webhook.test", "the first message isn't the test")
    delivery = answer.headers["Location"]
    wait_until(lambda: tirkeu.call("GET", delivery).json()["status"] == "delivered", "the log doesn't say delivered")
    sent_again = tirkeu.call("POST", f"{delivery}/redelivery")
    check(sent_again.status_code == 202, f"sending again: {sent_again.status_code} {sent_again.text}")
    wait_until(lambda: Receiver.duplicates == 1, "the repeat didn't come, or wasn't recognised")
    forged = {"webhook-id": "1", "webhook-timestamp": str(int(time.time())), "webhook-signature": "v1,Zm9yZ2Vk"}
    check(requests.post(url, data=b"{}", headers=forged, timeout=TIMEOUT_S).status_code == 401, "a forgery was taken")


def main():
    tirkeu = Tirkeu(API, CLIENT_ID, CLIENT_SECRET, channel=CLIENT_ID)
    server, url = start_receiver()
    webhook_id = subscribe(tirkeu, url)
    print(f"Subscribed {url}")
    try:
        try_out(tirkeu, webhook_id, url)
        print("The test message is verified, its repeat ignored, a forged one refused")
        scenario = take_scenario("renter-two-owners")
        case_id = file(tirkeu, scenario)
        print(f"Filed case {case_id}, twice with one key")
        case = follow(tirkeu, case_id, until="case.opened")
        print("The owners consent:")
        give_consents(tirkeu, case, scenario)
        case = follow(tirkeu, case_id, until="case.registered")
        check(case["outcome"] == "registered", f"the case ended as {case['outcome']}")
        address = case["dwelling"]["address"]["en"]
        print(f"Registered: {case['registrant']['name']} at {address}")
    finally:
        tirkeu.call("DELETE", f"/v1/webhooks/{webhook_id}")
        server.shutdown()


if __name__ == "__main__":
    try:
        main()
    except Unexpected as error:
        sys.exit(f"Not as the reference says: {error}")
