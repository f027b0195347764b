#!/bin/sh
# A PostgreSQL 17 with pgvector for the slow tests, without a container engine (Debian, as root).
#
#   test/support/postgres.sh start    installs it on first use, starts it, prints TEST_DATABASE_URL=…
#   test/support/postgres.sh stop     stops it and keeps the installation
#   test/support/postgres.sh remove   stops it and deletes everything
#
# Settings: NIGAO_TEST_POSTGRES_DIR (a folder of its own), NIGAO_TEST_POSTGRES_PORT.
set -eu

root=${NIGAO_TEST_POSTGRES_DIR:-${TMPDIR:-/tmp}/nigao-postgres}
port=${NIGAO_TEST_POSTGRES_PORT:-20543}
system=$root/system
programs=/usr/lib/postgresql/17/bin
data=/var/lib/postgresql/nigao
url=postgres://postgres@127.0.0.1:$port/nigao_test

inside() {
  chroot "$system" su postgres -c "PATH=$programs:\$PATH; export LC_ALL=C.UTF-8; cd /tmp; $1"
}

install_system() {
  command -v debootstrap >/dev/null || {
    apt-get update >&2
    apt-get install -y debootstrap >&2
  }
  rm -rf "$system"
  mkdir -p "$root"
  debootstrap --variant=minbase --include=postgresql-17,postgresql-17-pgvector trixie "$system" >&2
  # Posix shared memory needs /dev/shm, which a plain folder has not; files do as well for tests.
  inside "initdb -D $data --encoding UTF8 --locale C.UTF-8 --auth trust >/dev/null &&
    echo \"listen_addresses = '127.0.0.1'
unix_socket_directories = '/tmp'
dynamic_shared_memory_type = mmap\" >> $data/postgresql.conf"
  touch "$root/installed"
}

is_running() {
  [ -f "$root/installed" ] && inside "pg_ctl -D $data status" >/dev/null 2>&1
}

start() {
  [ -f "$root/installed" ] || install_system
  is_running || inside "pg_ctl -D $data -w -l $data/log -o '-p $port' start" >&2
  inside "psql -h 127.0.0.1 -p $port -tAc \"select 1 from pg_database where datname = 'nigao_test'\" | grep -q 1 ||
    createdb -h 127.0.0.1 -p $port nigao_test" >&2
  echo "TEST_DATABASE_URL=$url"
}

stop() {
  ! is_running || inside "pg_ctl -D $data -w -m fast stop" >&2
}

case ${1:-} in
  start) start ;;
  stop) stop ;;
  remove)
    stop
    rm -rf "$root"
    ;;
  *)
    echo "usage: $0 start|stop|remove" >&2
    exit 2
    ;;
esac
