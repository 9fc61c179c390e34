#!/bin/sh
# What the tests use of Debian: Chromium for the chat page, hunspell for the corpus, PostgreSQL for
# the journal, tesseract for scans (11 MB with its languages). Tests whose program is not there are
# skipped, and say so.
missing=""
command -v chromium >/dev/null 2>&1 || missing="chromium"
command -v hunspell >/dev/null 2>&1 ||
    missing="$missing hunspell hunspell-nl hunspell-fr hunspell-de-de hunspell-en-gb"
[ -n "$(find /usr/lib/postgresql -name initdb 2>/dev/null)" ] || missing="$missing postgresql"
command -v tesseract >/dev/null 2>&1 ||
    missing="$missing tesseract-ocr tesseract-ocr-nld tesseract-ocr-fra tesseract-ocr-deu"
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    # shellcheck disable=SC2086  one word a package
    apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing >/dev/null && exit 0
fi
echo "Not here, and no right to install it: $missing. The tests that need it will be skipped." >&2
