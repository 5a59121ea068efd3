"""What is shown, before any format: pages and sheets, charts and their drawing."""
