"""`python -m pubtool`."""

from pubtool.cli import main

if __name__ == "__main__":
    main()
