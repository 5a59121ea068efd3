"""How feeds are asked: addresses, proxies, pace, the wire, and the client that has them all."""
