"""The trained reader: one small encoder run by onnxruntime, with heads for names, quotations, events and relations."""

import os

# onnxruntime sends usage data to its maker and leaves a device number in the user's cache unless this is set before it
# is imported; Legation works offline.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
