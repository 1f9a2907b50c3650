"""The trained reader: one small encoder run by onnxruntime, with heads for names, quotations, events and relations."""
