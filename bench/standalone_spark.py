# SPDX-License-Identifier: Apache-2.0
"""Measures a standalone Spark cluster beside the local engine: what `bench/spark SECONDS` prints, for bench/compare.

    python standalone_spark.py SECONDS
"""

import subprocess
import sys
from pathlib import Path

done = subprocess.run([Path(__file__).with_name("spark"), sys.argv[1]], text=True, capture_output=True, check=False)
if done.returncode != 0:
    sys.exit(f"bench/spark failed:\n{done.stdout}{done.stderr}")
print(done.stdout, end="")
