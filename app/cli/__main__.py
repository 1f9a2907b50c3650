"""`python -m app.cli` is `legation`."""

from app.cli.application import main

if __name__ == "__main__":
    main()
