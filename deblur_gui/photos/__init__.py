"""The page Photos: list, four steps, viewer, and the batch behind them."""
