# One image for the web process, the worker and the schedule; docker-compose.yml says which is which.
FROM python:3.11-slim-bookworm

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN groupadd --gid 10001 kith && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent kith
WORKDIR /kith

COPY requirements.lock .
RUN pip install --require-hashes --only-binary :all: --requirement requirements.lock

COPY manage.py ./
COPY organizer organizer
COPY relationships relationships
COPY conversations conversations
COPY templates templates
COPY static static
RUN python -m compileall -q . \
    && KITH_DATA=/tmp/build KITH_STATIC=/kith/collected python manage.py collectstatic --no-input --verbosity 0 \
    && rm -r /tmp/build

ENV KITH_STATIC=/kith/collected DJANGO_SETTINGS_MODULE=organizer.settings
USER kith
EXPOSE 8000
