
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_FACET_H_INCLUDED_
#define _NGX_POSTS_FACET_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_deps.h"
#include "site/ngx_posts_catalog.h"


/*
 * What a page took from the catalog and the configuration, as something it
 * depends on: no more than it has looked at, so that a page that lists the
 * five newest posts is none the worse for a change of the sixth.
 *
 * A facet is a dependency whose path is no path: it does not begin with a
 * slash.
 */

typedef enum {
    NGX_POSTS_FACET_STATE = 1,   /* all of it: if it holds, so do the others */
    NGX_POSTS_FACET_ALL,         /* all of it, and nothing less */
    NGX_POSTS_FACET_LIST,        /* the first n of a list by number */
    NGX_POSTS_FACET_CATEGORY,    /* the same of a category by name */
    NGX_POSTS_FACET_TAG,         /* of a tag by name */
    NGX_POSTS_FACET_CATEGORIES,  /* which ones there are, in which order */
    NGX_POSTS_FACET_TAGS,
    NGX_POSTS_FACET_PREVIOUS,    /* the neighbour of a path */
    NGX_POSTS_FACET_NEXT,
    NGX_POSTS_FACET_PATH,        /* what is known of a path */
    NGX_POSTS_FACET_OUTPUT,      /* which file makes an output */
    NGX_POSTS_FACET_MODIFIED,    /* the newest change of the site */
    NGX_POSTS_FACET_SLICE,       /* n posts that do not hide, and of how many */
    NGX_POSTS_FACET_WALK,        /* settings that say which pages there are */
    NGX_POSTS_FACET_SETTINGS,    /* those that no page can do without */
    NGX_POSTS_FACET_SETTING      /* one by name */
} ngx_posts_facet_kind_e;


/*
 * list   the number of a list; of a path, 1 if it is that of a collection
 * n      of the first ones of it; of posts these are the newest
 * exact  1: how many there are in all, too
 * name   of a term, a path, an output or a setting; of a slice, how many
 *        newer posts are not in it, decimal
 *
 * Of a kind that does not use a member it is zero.
 */

typedef struct {
    ngx_posts_facet_kind_e   kind;
    ngx_uint_t               list;
    ngx_uint_t               n;
    ngx_uint_t               exact;
    ngx_str_t                name;
} ngx_posts_facet_t;


#define ngx_posts_facet_is(dep)                                               \
    ((dep)->path.len && (dep)->path.data[0] != '/')

/* a list by number, nothing of it used yet */
void ngx_posts_facet_list_init(ngx_posts_facet_t *facet, ngx_uint_t list);

/*
 * A facet of a catalog at "now" as a dependency, added to deps; NGX_OK,
 * NGX_DECLINED and NGX_ERROR as of ngx_posts_deps_add().
 */
ngx_int_t ngx_posts_facet_add(ngx_posts_deps_t *deps,
    ngx_posts_catalog_t *catalog, ngx_posts_config_t *config, time_t now,
    ngx_posts_facet_t *facet);

/*
 * Begins a list of dependencies: with the facet STATE, in front of all, and
 * those of the configuration that all pages have.  NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_facet_begin(ngx_posts_deps_t *deps,
    ngx_posts_catalog_t *catalog, ngx_posts_config_t *config, time_t now);

/*
 * Of a page that is made from too much to be told one by one the whole
 * catalog is what it depends on: STATE becomes ALL.
 */
void ngx_posts_facet_bind(ngx_posts_deps_t *deps);

/*
 * Whether a catalog has the facet as the dependency tells; 1 or 0.  For
 * facets of the configuration it may be NULL.
 */
ngx_uint_t ngx_posts_facet_holds(ngx_posts_catalog_t *catalog,
    ngx_posts_config_t *config, time_t now, ngx_posts_dep_t *dep);

/* the dependency as it is for that catalog */
void ngx_posts_facet_renew(ngx_posts_catalog_t *catalog,
    ngx_posts_config_t *config, time_t now, ngx_posts_dep_t *dep);

/* of STATE: whether there are facets of the catalog besides the OUTPUT */
#define ngx_posts_facet_lists(dep)  ((dep)->path.data[1])

/* its kind; the dependency is a facet */
#define ngx_posts_facet_kind(dep)                                             \
    ((ngx_posts_facet_kind_e) (dep)->path.data[0])

/* whether a kind is of the configuration, not of the catalog */
#define ngx_posts_facet_of_config(kind)  ((kind) >= NGX_POSTS_FACET_WALK)


#endif /* _NGX_POSTS_FACET_H_INCLUDED_ */
