"""`python -m legation.cli` is `legation`."""

from legation.cli.application import main

if __name__ == "__main__":
    main()
