# Sourced by the scripts in t/: where things are, what Debian has to give.
#
# The caller sets $top, the root of the repository; this sets $build, the
# folder of everything built or downloaded.

build=$top/.build

mkdir -p "$build"


say() {
    echo "${0##*/}: $*" >&2
}


die() {
    say "$*"
    exit 1
}


# Run a function or command alone: two scripts at once wait for each other.
# The lock is a name of its own, so that locks of different names nest.

alone() (
    name=$1
    shift

    exec 9> "$build/.lock-$name"
    flock -n 9 || { say "waiting for another run ($name)"; flock 9; }

    "$@"
)


is_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Abbrev}' "$1" 2> /dev/null)" = "ii " ]
}


# need PACKAGE...: Debian packages that must be installed.

need() {
    missing=
    for package in "$@"; do
        is_installed "$package" || missing="$missing $package"
    done

    [ -n "$missing" ] || return 0

    if [ "$(id -u)" != 0 ]; then
        die "missing packages; as root: apt-get install$missing"
    fi

    alone install install_packages $missing
}


install_packages() {
    export DEBIAN_FRONTEND=noninteractive

    say "installing $*"

    if [ -z "$(find /var/lib/apt/lists -name '*Packages*' -mtime -1 \
               2> /dev/null | head -n 1)" ]
    then
        apt-get -qq update >&2
    fi

    set -- --no-install-recommends -y -qq install "$@"

    apt-get "$@" > "$build/apt.log" 2>&1 && return

    # The lists may be older than the mirror: once more with new ones.

    apt-get -qq update >&2
    apt-get "$@" > "$build/apt.log" 2>&1 && return

    tail -n 20 "$build/apt.log" >&2
    die "apt-get failed: apt-get $*"
}


# private_apt SUITE COMMAND...: apt with lists of its own for another suite of
# the mirror that this system already uses; the system's own stay untouched.

private_apt() {
    apt=$build/apt/$1
    command=$2
    shift 2

    mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial"
    : > "$apt/status"

    "$command" -qq \
        -o Dir::Etc::sourcelist="$apt/sources.list" \
        -o Dir::Etc::sourceparts=/dev/null \
        -o Dir::Etc::preferencesparts=/dev/null \
        -o Dir::State="$apt" \
        -o Dir::State::Lists="$apt/lists" \
        -o Dir::State::status="$apt/status" \
        -o Dir::Cache="$apt/cache" \
        -o APT::Sandbox::User=root \
        -o Acquire::Languages=none \
        "$@"
}


update_suite() {
    is_recent "$build/apt/$1/updated" 60 && return

    mirror=$(apt-get indextargets --format '$(ORIGIN) $(LABEL) $(REPO_URI)' \
                 'Component: main' \
             | sed -n 's/^Debian Debian //p' | head -n 1)

    [ -n "$mirror" ] || die "apt knows no mirror; as root: apt-get update"

    keys=/usr/share/keyrings/debian-archive-keyring.gpg

    mkdir -p "$build/apt/$1"
    {
        echo "deb [signed-by=$keys] $mirror $1 main"
        echo "deb-src [signed-by=$keys] $mirror $1 main"
    } > "$build/apt/$1/sources.list"

    say "reading the package lists of $1"
    private_apt "$1" apt-get update >&2 || return 1
    : > "$build/apt/$1/updated"
}


# is_recent FILE MINUTES

is_recent() {
    [ -n "$(find "$1" -mmin "-$2" 2> /dev/null)" ]
}


# unpack_source PACKAGE SUITE: sets $unpacked to the unpacked source package.
# unpack_package PACKAGE SUITE: the same for a binary package.
# Both fail if the mirror does not have it; they ask again after an hour.

unpack_source() {
    unpack source "$@"
}


unpack_package() {
    unpack package "$@"
}


unpack() {
    unpacked=$build/$1/$3/$2

    [ ! -d "$unpacked" ] || return 0
    ! is_recent "$unpacked.missing" 60 || return 1

    need dpkg-dev debian-archive-keyring
    alone download "download_$1" "$2" "$3"
}


download_source() {
    [ ! -d "$unpacked" ] || return 0

    begin_download "$@" || return 1

    # Debian's patches, or at least the tarball they are for: the mirror may
    # have dropped an older revision of the patches, and keep the tarball.

    private_apt "$2" apt-get source --download-only "$1" > /dev/null 2>&1 \
        || private_apt "$2" apt-get source --download-only --tar-only "$1" \
               > /dev/null 2>&1 \
        || { no_download "$@"; return 1; }

    set -- "$1" "$2" ./*.dsc

    if [ -f "$3" ]; then
        dpkg-source --no-check -x "$3" unpacked > /dev/null || return 1

    else
        say "$1 from $2 without Debian's patches: not on the mirror"
        mkdir unpacked
        tar -xf ./*.orig.tar.* --strip-components=1 -C unpacked || return 1
    fi

    end_download
}


download_package() {
    [ ! -d "$unpacked" ] || return 0

    begin_download "$@" || return 1

    private_apt "$2" apt-get download "$1" > /dev/null 2>&1 \
        || { no_download "$@"; return 1; }

    dpkg -x ./*.deb unpacked || return 1

    end_download
}


begin_download() {
    rm -rf "$unpacked.new" "$unpacked.missing"
    mkdir -p "$unpacked.new"
    cd "$unpacked.new"

    update_suite "$2" || return 1
    say "downloading $1 from $2"
}


no_download() {
    say "the mirror does not have the $1 that its lists of $2 name"
    : > "$unpacked.missing"
}


end_download() {
    mv unpacked "$unpacked"
    cd "$top"
    rm -rf "$unpacked.new"
}
