"""Asks the advisory service about every pinned package. No answer is a failure, never a silent pass (S30)."""

import json
import subprocess
import sys

QUESTION = "pip_audit --format=json --progress-spinner=off --disable-pip --require-hashes -r requirements.lock"

asked = subprocess.run([sys.executable, "-m", *QUESTION.split()], capture_output=True, text=True)
try:
    packages = json.loads(asked.stdout)["dependencies"]
except (json.JSONDecodeError, KeyError):
    print(asked.stderr.strip()[-2000:], file=sys.stderr)
    sys.exit("NOT AUDITED: the advisory service could not be reached, so nothing is known either way.")

unknown = [package["name"] for package in packages if "skip_reason" in package]
known = [(package["name"], flaw["id"]) for package in packages for flaw in package.get("vulns", [])]
for name, flaw in known:
    print(f"{name}: {flaw}")
if unknown:
    sys.exit(
        f"NOT AUDITED: the advisory service could not be reached, or did not know {len(unknown)} of "
        f"{len(packages)} packages: {', '.join(unknown)}"
    )
if known:
    sys.exit(f"{len(known)} known flaws in what we pin.")
print(f"{len(packages)} packages, no known flaw.")
