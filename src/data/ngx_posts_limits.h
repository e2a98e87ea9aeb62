
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LIMITS_H_INCLUDED_
#define _NGX_POSTS_LIMITS_H_INCLUDED_


/*
 * Every budget of the module, and nothing else.  A loop over input ends at
 * one of these; a value of exactly the limit is accepted, one more is
 * refused with a message that names the limit.
 */


/* files */

/* bytes of a source file that is rendered (post, page, layout, include) */
#define NGX_POSTS_MAX_SOURCE            (16 * 1024 * 1024)

/* bytes of _config.yml and of a data file */
#define NGX_POSTS_MAX_CONFIG            (4 * 1024 * 1024)

/* bytes of a path inside a site, without the root */
#define NGX_POSTS_MAX_PATH              1024

/* bytes of the path of a source directory */
#define NGX_POSTS_MAX_ROOT              2048

/* times a file that changes while it is read is read again */
#define NGX_POSTS_MAX_REREADS           3

/* files, directories, and nested directories of a site */
#define NGX_POSTS_MAX_FILES             1000000
#define NGX_POSTS_MAX_DEPTH             64


/* names of a directory that is searched for a layout or a style sheet */
#define NGX_POSTS_MAX_NAMES             65536


/* front matter and configuration */

/* bytes of one front matter block */
#define NGX_POSTS_MAX_FRONT_MATTER      (256 * 1024)

/* nested collections, and nodes in all, of one YAML document */
#define NGX_POSTS_MAX_YAML_DEPTH        64
#define NGX_POSTS_MAX_YAML_NODES        1000000

/* nodes that aliases (*name) may bring in besides */
#define NGX_POSTS_MAX_YAML_ALIASED      100000


/* fields of one file of comma-separated values */
#define NGX_POSTS_MAX_CSV_FIELDS        1000000


/* markdown */

/* bytes that the parser may allocate for one document */
#define NGX_POSTS_MAX_MARKDOWN_MEMORY   (256 * 1024 * 1024)

/* times that a byte is looked at, on average, where links are replaced */
#define NGX_POSTS_MAX_LINK_LOOKS        32


/* liquid */

/* nested blocks of a template */
#define NGX_POSTS_MAX_LIQUID_BLOCKS     100

/* nested includes, as Liquid's own "Nesting too deep" */
#define NGX_POSTS_MAX_LIQUID_INCLUDES   100

/* nested brackets and parentheses of an expression */
#define NGX_POSTS_MAX_LIQUID_EXPRESSION 64

/* nested evaluations of expressions that are given to filters as strings */
#define NGX_POSTS_MAX_LIQUID_EVALUATIONS 8

/* instructions of a compiled template */
#define NGX_POSTS_MAX_LIQUID_CODE       (1 << 22)

/* values on the stack of a running template */
#define NGX_POSTS_MAX_LIQUID_STACK      4096

/* steps of one render, layouts and includes together */
#define NGX_POSTS_MAX_LIQUID_STEPS      200000000

/* bytes of a string that a filter makes */
#define NGX_POSTS_MAX_LIQUID_STRING     (16 * 1024 * 1024)

/* bytes of all strings and arrays that one template makes */
#define NGX_POSTS_MAX_LIQUID_BYTES      (512 * 1024 * 1024)

/* digits of an integer that is computed with */
#define NGX_POSTS_MAX_INTEGER_DIGITS    1024

/* items of a range that is made an array */
#define NGX_POSTS_MAX_LIQUID_RANGE      1000000

/* items of an array that a filter makes */
#define NGX_POSTS_MAX_LIQUID_ITEMS      1000000

/* nested values that are printed, compared or sorted */
#define NGX_POSTS_MAX_VALUE_DEPTH       100

/* values that one of these visits: arrays may hold one another many times */
#define NGX_POSTS_MAX_VALUE_NODES       2000000


/* pages */

/* bytes of a rendered page, and of any string made while rendering */
#define NGX_POSTS_MAX_OUTPUT            (64 * 1024 * 1024)

/* documents whose content is made inside of one another's */
#define NGX_POSTS_MAX_PIECES            32

/* milliseconds and bytes of what another process computes for a page */
#define NGX_POSTS_MAX_ASIDE_MSEC        10000
#define NGX_POSTS_MAX_ASIDE_MEMORY      (512 * 1024 * 1024)

/* layouts around one page */
#define NGX_POSTS_MAX_LAYOUTS           32

/* compiled layouts and includes that a process keeps for one site */
#define NGX_POSTS_MAX_TEMPLATES         2048

/* files of a site that is walked anew whenever a page is not found */
#define NGX_POSTS_SWEEP_FILES           2000

/* source directories that a process keeps state of */
#define NGX_POSTS_MAX_SITES             256

/* directories that inotify watches for a process, by path */
#define NGX_POSTS_MAX_WATCHES           65536

/* events of inotify that are taken in one turn of the event loop */
#define NGX_POSTS_MAX_EVENTS            1024

/* directories that are given up in one turn of the event loop */
#define NGX_POSTS_MAX_UNWATCHES         256

/* changed paths of a site that are kept apart before all is suspect */
#define NGX_POSTS_MAX_CHANGES           4096

/*
 * Milliseconds without a change after which a site is walked; that a request
 * waits for that; and after which a site that changes on is walked anyhow.
 */
#define NGX_POSTS_SETTLE                20
#define NGX_POSTS_MAX_SETTLE_WAIT       100
#define NGX_POSTS_MAX_SETTLE            1000

/* changed files that are looked at for when that was, at a time */
#define NGX_POSTS_MAX_LOOKS             64

/* words that the braces of one glob stand for */
#define NGX_POSTS_MAX_GLOB_WORDS        256

/*
 * What is looked at for what is not supported, of all sites together, at a
 * start and by "nginx -t": files with directories, bytes of those that are
 * read; files that a finding is told of in, and findings of a site.
 */
#define NGX_POSTS_SURVEY_FILES          1024
#define NGX_POSTS_SURVEY_BYTES          (16 * 1024 * 1024)
#define NGX_POSTS_SURVEY_TEST_FILES     200000
#define NGX_POSTS_SURVEY_TEST_BYTES     (1024 * 1024 * 1024)
#define NGX_POSTS_SURVEY_PLACES         8
#define NGX_POSTS_SURVEY_FINDINGS       256

/* files a page may be made from */
#define NGX_POSTS_MAX_DEPS              4096

/* things of the catalog a page may be made from besides */
#define NGX_POSTS_MAX_FACETS            256


/* dates */

/* width of one conversion of a date format */
#define NGX_POSTS_MAX_STRFTIME_WIDTH    65535

/* bytes of a text that is searched for a date, as in Ruby */
#define NGX_POSTS_MAX_DATE_TEXT         128


#endif /* _NGX_POSTS_LIMITS_H_INCLUDED_ */
