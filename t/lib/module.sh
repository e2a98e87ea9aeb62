# Sourced by the scripts that load our sources into nginx's core as a shared
# object, without http: makes a Makefile for such a module.
#
# The caller has sourced debian.sh, and sets:
#
#   $nginx    the binary that loads it, of "t/nginx --bare"
#   $module   name of the shared object, without .so
#   $cc, $cflags, $ldflags, $libs
#
# and adds sources with "layer" and "rule" before it calls "makefile".

all=
rules=


# layer LAYER...: the nouns of these layers that have a source file.

layer() {
    for name in "$@"; do
        while read -r layer noun rest; do
            if [ "$layer" = "$name" ] && [ -f "$top/src/$name/$noun.c" ]; then
                rule "$top/src/$name/$noun.c"
            fi
        done < "$top/src/sources"
    done
}


# rule FILE.c

rule() {
    object=${1##*/}
    object=${object%.c}.o

    all="$all $object"
    rules="$rules
$object: $1 $module.mk ${nginx%/nginx}/ngx_auto_config.h
	\$(CC) \$(CPPFLAGS) \$(CFLAGS) -c -o \$@ $1
"
}


makefile() {
    objs=${nginx%/nginx}

    # nginx's own include folders: those of its core, not those of http

    incs=$(sed -n '/^CORE_INCS = /,/[^\\]$/{s/^CORE_INCS = //; s/\\$//; p;}' \
               "$objs/Makefile" | tr '\n' ' ' \
           | sed "s|-I \([^/]\)|-I ${objs%/objs}/\1|g")

    cat <<END
CC = $cc
CFLAGS = -fPIC -Wall -Wextra -Wno-unused-parameter -Werror $cflags
CPPFLAGS = -MMD -MP -I $top/src -I $top/t/unit $incs

OBJS =$all

$module.so: \$(OBJS)
	\$(CC) -shared -Wl,-Bsymbolic $ldflags -o \$@.new \$(OBJS) $libs -lm
	mv \$@.new \$@
$rules
-include *.d
END
}


# build_module: builds it in the current folder, with a configuration that
# loads it.

build_module() {
    write "$module.conf" "error_log stderr;
pid $module.pid;
load_module $PWD/$module.so;
events {}"

    write "$module.mk" "$(makefile)"

    make -q -f "$module.mk" > /dev/null 2>&1 && return

    say "building $module"
    make -s -j2 -f "$module.mk" >&2 || die "the build failed"
}


# run_module [ENVIRONMENT...]

run_module() {
    env "$@" "$nginx" -q -t -e stderr -p "$PWD/" -c "$PWD/$module.conf"
}


# A file that did not change keeps its time.

write() {
    printf '%s\n' "$2" > "$1.new"

    if cmp -s "$1.new" "$1"; then
        rm "$1.new"
    else
        mv "$1.new" "$1"
    fi
}
