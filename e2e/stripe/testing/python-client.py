"""What Python's stripe 5 does with the local Stripe, told as JSON: the first argument says what, the second with what."""

import json
import sys

import stripe

stripe.api_key = "sk_test_rocketRides0000"


def accounts(url):
    stripe.api_base = url
    created = stripe.Account.create(
        type="express",
        country="US",
        email="pilot@example.com",
        capabilities={"card_payments": {"requested": True}, "transfers": {"requested": True}},
        metadata={"pilot": "p1"},
    )
    fetched = stripe.Account.retrieve(created.id)
    stripe.Account.create()
    listed = [account.id for account in stripe.Account.list(limit=1).auto_paging_iter()]
    updated = stripe.Account.modify(created.id, email="other@example.com", metadata={"pilot": ""})
    link = stripe.AccountLink.create(
        account=created.id,
        type="account_onboarding",
        return_url="http://localhost:4242/return",
        refresh_url="http://localhost:4242/refresh",
    )
    balance = stripe.Balance.retrieve(stripe_account=created.id)
    return {
        "created": created,
        "fetched": fetched,
        "listed": listed,
        "updated": updated,
        "link": link,
        "balance": balance,
    }


def refusals(url):
    stripe.api_base = url

    def refused(ask):
        try:
            ask()
        except stripe.error.StripeError as error:
            return {"class": type(error).__name__, "code": error.error.code, "status": error.http_status}

    return [
        refused(lambda: stripe.Account.retrieve("acct_nobody")),
        refused(lambda: stripe.Account.create(nickname="Jenny")),
        refused(lambda: stripe.Account.create(api_key="sk_test_invalid")),
    ]


def event(delivery):
    given = json.loads(delivery)
    return stripe.Webhook.construct_event(given["body"], given["signature"], given["secret"])


does = {"accounts": accounts, "refusals": refusals, "event": event}
print(json.dumps(does[sys.argv[1]](sys.argv[2])))
