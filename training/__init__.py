"""How the network is made: data in, one int8 ONNX pair out. Needs torch; nothing in `src` imports it."""
