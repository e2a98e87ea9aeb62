
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include <yaml.h>

#include "data/ngx_posts_limits.h"
#include "data/ngx_posts_map.h"
#include "text/ngx_posts_yaml.h"
#include "text/ngx_posts_yaml_scalar.h"
#include "text/ngx_posts_yaml_tag.h"


/*
 * One pass over libyaml's events with a stack of the collections that are
 * open; a finished value goes into the collection on top of it.  The lowest
 * frame is the document, which takes one value.
 */

typedef struct {
    ngx_posts_value_t         value;
    ngx_posts_value_t         key;
    ngx_uint_t                nodes;    /* there were before it */
    ngx_int_t                 anchor;   /* its number, NGX_ERROR: none */
    unsigned                  keyed:1;  /* the key is set */
    unsigned                  merge:1;  /* and is << */
} ngx_posts_yaml_frame_t;


/* nodes  it stands for; 0 until it is finished */

typedef struct {
    ngx_posts_value_t         value;
    ngx_uint_t                nodes;
} ngx_posts_yaml_anchor_t;


/*
 * names    numbers of anchors by name
 * anchors  ngx_posts_yaml_anchor_t; both NULL until there is an anchor
 * nodes    read so far, and those that aliases brought in
 */

typedef struct {
    ngx_pool_t               *pool;
    ngx_posts_zone_t         *zone;
    ngx_posts_error_t        *error;
    ngx_uint_t                line;

    yaml_event_t              event;

    ngx_posts_map_t          *names;
    ngx_array_t              *anchors;
    ngx_uint_t                nodes;
    ngx_uint_t                aliased;

    ngx_posts_yaml_frame_t   *frame;
    ngx_posts_yaml_frame_t    frames[NGX_POSTS_MAX_YAML_DEPTH + 1];
} ngx_posts_yaml_t;


static ngx_int_t ngx_posts_yaml_events(ngx_posts_yaml_t *y,
    yaml_parser_t *parser, ngx_str_t *source);
static ngx_int_t ngx_posts_yaml_event(ngx_posts_yaml_t *y);
static ngx_int_t ngx_posts_yaml_event_scalar(ngx_posts_yaml_t *y);
static ngx_int_t ngx_posts_yaml_typed(ngx_posts_yaml_t *y, ngx_str_t *text,
    ngx_posts_value_t *value);
static ngx_int_t ngx_posts_yaml_event_open(ngx_posts_yaml_t *y,
    ngx_posts_yaml_node_e node, u_char *tag, u_char *anchor);
static ngx_int_t ngx_posts_yaml_event_close(ngx_posts_yaml_t *y,
    ngx_posts_yaml_node_e node);
static ngx_int_t ngx_posts_yaml_event_alias(ngx_posts_yaml_t *y);
static ngx_int_t ngx_posts_yaml_count(ngx_posts_yaml_t *y);
static ngx_int_t ngx_posts_yaml_name(ngx_posts_yaml_t *y, u_char *name,
    ngx_int_t *number);
static void ngx_posts_yaml_finish(ngx_posts_yaml_t *y, ngx_int_t anchor,
    ngx_posts_value_t *value, ngx_uint_t nodes);
static ngx_int_t ngx_posts_yaml_add(ngx_posts_yaml_t *y,
    ngx_posts_value_t *value, ngx_posts_yaml_node_e node, u_char *tag);
static ngx_int_t ngx_posts_yaml_put(ngx_posts_yaml_t *y,
    ngx_posts_yaml_frame_t *frame, ngx_posts_value_t *value,
    ngx_posts_yaml_node_e node);
static ngx_int_t ngx_posts_yaml_merge(ngx_posts_map_t *map,
    ngx_posts_value_t *value);
static ngx_int_t ngx_posts_yaml_merge_all(ngx_posts_yaml_t *y,
    ngx_posts_map_t *map, ngx_posts_value_t *value);
static ngx_int_t ngx_posts_yaml_fail(ngx_posts_yaml_t *y, const char *reason);
static ngx_int_t ngx_posts_yaml_syntax(ngx_posts_yaml_t *y,
    yaml_parser_t *parser, ngx_str_t *source);


ngx_int_t
ngx_posts_yaml_parse(ngx_pool_t *pool, ngx_str_t *source, ngx_uint_t line,
    ngx_posts_zone_t *zone, ngx_posts_value_t *value,
    ngx_posts_error_t *error)
{
    ngx_int_t         rc;
    yaml_parser_t     parser;
    ngx_posts_yaml_t  y;

    y.pool = pool;
    y.zone = zone;
    y.error = error;
    y.line = line;
    y.names = NULL;
    y.anchors = NULL;
    y.nodes = 0;
    y.aliased = 0;
    y.frame = y.frames;

    ngx_memzero(y.frame, sizeof(ngx_posts_yaml_frame_t));

    if (!yaml_parser_initialize(&parser)) {
        return NGX_ERROR;
    }

    /* Psych, too, never looks for UTF-16 */

    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, source->data, source->len);

    rc = ngx_posts_yaml_events(&y, &parser, source);

    yaml_parser_delete(&parser);

    *value = y.frames[0].value;

    return rc;
}


static ngx_int_t
ngx_posts_yaml_events(ngx_posts_yaml_t *y, yaml_parser_t *parser,
    ngx_str_t *source)
{
    ngx_int_t  rc;

    do {
        if (!yaml_parser_parse(parser, &y->event)) {
            return ngx_posts_yaml_syntax(y, parser, source);
        }

        rc = ngx_posts_yaml_event(y);

        yaml_event_delete(&y->event);

    } while (rc == NGX_OK);

    return (rc == NGX_DONE) ? NGX_OK : rc;
}


/* NGX_OK, NGX_DONE at the end of the first document, NGX_ERROR */

static ngx_int_t
ngx_posts_yaml_event(ngx_posts_yaml_t *y)
{
    switch (y->event.type) {

    case YAML_SCALAR_EVENT:
        return ngx_posts_yaml_event_scalar(y);

    case YAML_SEQUENCE_START_EVENT:
        return ngx_posts_yaml_event_open(y, NGX_POSTS_YAML_SEQUENCE,
                                         y->event.data.sequence_start.tag,
                                         y->event.data.sequence_start.anchor);

    case YAML_MAPPING_START_EVENT:
        return ngx_posts_yaml_event_open(y, NGX_POSTS_YAML_MAPPING,
                                         y->event.data.mapping_start.tag,
                                         y->event.data.mapping_start.anchor);

    case YAML_SEQUENCE_END_EVENT:
        return ngx_posts_yaml_event_close(y, NGX_POSTS_YAML_SEQUENCE);

    case YAML_MAPPING_END_EVENT:
        return ngx_posts_yaml_event_close(y, NGX_POSTS_YAML_MAPPING);

    case YAML_ALIAS_EVENT:
        return ngx_posts_yaml_event_alias(y);

    case YAML_DOCUMENT_END_EVENT:
    case YAML_STREAM_END_EVENT:
        return NGX_DONE;

    default:
        return NGX_OK;
    }
}


static ngx_int_t
ngx_posts_yaml_event_scalar(ngx_posts_yaml_t *y)
{
    u_char             *anchor, *tag;
    ngx_int_t           rc, number;
    ngx_str_t           text;
    ngx_posts_value_t   value;

    anchor = y->event.data.scalar.anchor;
    tag = y->event.data.scalar.tag;

    if (ngx_posts_yaml_count(y) != NGX_OK) {
        return NGX_ERROR;
    }

    text.len = y->event.data.scalar.length;
    text.data = y->event.data.scalar.value;

    rc = ngx_posts_yaml_typed(y, &text, &value);

    if (rc == NGX_DECLINED) {
        return ngx_posts_yaml_fail(y, "an object of Ruby or a malformed "
                                      "number");
    }

    if (rc != NGX_OK) {
        return NGX_ERROR;
    }

    /* a string that is still in libyaml's memory */

    if (value.type == NGX_POSTS_STRING && value.u.data == text.data) {
        value.u.data = ngx_pnalloc(y->pool, text.len);
        if (value.u.data == NULL) {
            return NGX_ERROR;
        }

        ngx_memcpy(value.u.data, text.data, text.len);
    }

    if (anchor) {
        if (ngx_posts_yaml_name(y, anchor, &number) != NGX_OK) {
            return NGX_ERROR;
        }

        ngx_posts_yaml_finish(y, number, &value, 1);
    }

    return ngx_posts_yaml_add(y, &value, NGX_POSTS_YAML_SCALAR, tag);
}


static ngx_int_t
ngx_posts_yaml_typed(ngx_posts_yaml_t *y, ngx_str_t *text,
    ngx_posts_value_t *value)
{
    if (y->event.data.scalar.quoted_implicit) {
        ngx_posts_string(value, text->data, text->len);
        return NGX_OK;
    }

    switch (ngx_posts_yaml_tag(y->event.data.scalar.tag,
                               NGX_POSTS_YAML_SCALAR))
    {
    case NGX_POSTS_YAML_AS_PLAIN:
        return ngx_posts_yaml_scalar(y->pool, text, y->zone, value);

    case NGX_POSTS_YAML_AS_FLOAT:
        return ngx_posts_yaml_float(y->pool, text, y->zone, value);

    case NGX_POSTS_YAML_AS_BINARY:
        return ngx_posts_yaml_binary(y->pool, text, value);

    case NGX_POSTS_YAML_AS_STRING:
        ngx_posts_string(value, text->data, text->len);
        return NGX_OK;

    default:
        return NGX_DECLINED;
    }
}


static ngx_int_t
ngx_posts_yaml_event_open(ngx_posts_yaml_t *y, ngx_posts_yaml_node_e node,
    u_char *tag, u_char *anchor)
{
    ngx_posts_map_t         *map;
    ngx_posts_array_t       *array;
    ngx_posts_yaml_frame_t  *frame;

    if (y->frame == y->frames + NGX_POSTS_MAX_YAML_DEPTH) {
        return ngx_posts_yaml_fail(y, "too deeply nested, the limit is "
                                   ngx_value(NGX_POSTS_MAX_YAML_DEPTH));
    }

    if (ngx_posts_yaml_tag(tag, node) == NGX_POSTS_YAML_REFUSED) {
        return ngx_posts_yaml_fail(y, "an object of Ruby");
    }

    frame = y->frame + 1;

    ngx_memzero(frame, sizeof(ngx_posts_yaml_frame_t));

    frame->anchor = NGX_ERROR;
    frame->nodes = y->nodes + y->aliased;

    if (ngx_posts_yaml_count(y) != NGX_OK) {
        return NGX_ERROR;
    }

    if (anchor && ngx_posts_yaml_name(y, anchor, &frame->anchor) != NGX_OK) {
        return NGX_ERROR;
    }

    if (node == NGX_POSTS_YAML_MAPPING) {
        map = ngx_posts_map_create(y->pool, 8);
        if (map == NULL) {
            return NGX_ERROR;
        }

        ngx_posts_map(&frame->value, map);

    } else {
        array = ngx_posts_array_create(y->pool, 4);
        if (array == NULL) {
            return NGX_ERROR;
        }

        ngx_posts_array(&frame->value, array);
    }

    y->frame = frame;

    return NGX_OK;
}


static ngx_int_t
ngx_posts_yaml_event_close(ngx_posts_yaml_t *y, ngx_posts_yaml_node_e node)
{
    ngx_posts_yaml_frame_t  *frame;

    frame = y->frame--;

    if (frame->anchor != NGX_ERROR) {
        ngx_posts_yaml_finish(y, frame->anchor, &frame->value,
                              y->nodes + y->aliased - frame->nodes);
    }

    return ngx_posts_yaml_add(y, &frame->value, node, NULL);
}


static ngx_int_t
ngx_posts_yaml_event_alias(ngx_posts_yaml_t *y)
{
    u_char                   *name;
    ngx_posts_value_t        *number;
    ngx_posts_yaml_anchor_t  *anchor;

    name = y->event.data.alias.anchor;

    number = y->names ? ngx_posts_map_find(y->names, name, ngx_strlen(name))
                      : NULL;

    if (number == NULL) {
        return ngx_posts_yaml_fail(y, "unknown alias");
    }

    anchor = y->anchors->elts;
    anchor += number->u.integer;

    if (anchor->nodes == 0) {
        return ngx_posts_yaml_fail(y, "an alias inside of what it names");
    }

    y->aliased += anchor->nodes;

    if (y->aliased > NGX_POSTS_MAX_YAML_ALIASED) {
        return ngx_posts_yaml_fail(y, "aliases stand for too many nodes, "
                                   "the limit is "
                                   ngx_value(NGX_POSTS_MAX_YAML_ALIASED));
    }

    return ngx_posts_yaml_add(y, &anchor->value, NGX_POSTS_YAML_ALIAS, NULL);
}


static ngx_int_t
ngx_posts_yaml_count(ngx_posts_yaml_t *y)
{
    if (y->nodes == NGX_POSTS_MAX_YAML_NODES) {
        return ngx_posts_yaml_fail(y, "too many nodes, the limit is "
                                   ngx_value(NGX_POSTS_MAX_YAML_NODES));
    }

    y->nodes++;

    return NGX_OK;
}


/* a new anchor, which hides an earlier one of the same name */

static ngx_int_t
ngx_posts_yaml_name(ngx_posts_yaml_t *y, u_char *name, ngx_int_t *number)
{
    size_t                    len;
    u_char                   *p;
    ngx_posts_value_t        *value;
    ngx_posts_yaml_anchor_t  *anchor;

    if (y->names == NULL) {
        y->names = ngx_posts_map_create(y->pool, 4);
        if (y->names == NULL) {
            return NGX_ERROR;
        }

        y->anchors = ngx_array_create(y->pool, 4,
                                      sizeof(ngx_posts_yaml_anchor_t));
        if (y->anchors == NULL) {
            return NGX_ERROR;
        }
    }

    len = ngx_strlen(name);

    p = ngx_pnalloc(y->pool, len);
    if (p == NULL) {
        return NGX_ERROR;
    }

    ngx_memcpy(p, name, len);

    value = ngx_posts_map_set(y->names, p, len);
    if (value == NULL) {
        return NGX_ERROR;
    }

    *number = y->anchors->nelts;

    ngx_posts_integer(value, *number);

    anchor = ngx_array_push(y->anchors);
    if (anchor == NULL) {
        return NGX_ERROR;
    }

    ngx_memzero(anchor, sizeof(ngx_posts_yaml_anchor_t));

    return NGX_OK;
}


static void
ngx_posts_yaml_finish(ngx_posts_yaml_t *y, ngx_int_t number,
    ngx_posts_value_t *value, ngx_uint_t nodes)
{
    ngx_posts_yaml_anchor_t  *anchor;

    anchor = y->anchors->elts;
    anchor += number;

    anchor->value = *value;
    anchor->nodes = nodes;
}


static ngx_int_t
ngx_posts_yaml_add(ngx_posts_yaml_t *y, ngx_posts_value_t *value,
    ngx_posts_yaml_node_e node, u_char *tag)
{
    ngx_posts_value_t       *slot;
    ngx_posts_yaml_frame_t  *frame;

    frame = y->frame;

    if (frame->value.type == NGX_POSTS_MAP && y->frame != y->frames) {

        if (frame->keyed) {
            frame->keyed = 0;
            return ngx_posts_yaml_put(y, frame, value, node);
        }

        frame->key = *value;
        frame->keyed = 1;
        frame->merge = ngx_posts_is(value, "<<")
                       && !ngx_posts_yaml_tag_is_str(tag);

        return NGX_OK;
    }

    if (y->frame == y->frames) {
        frame->value = *value;
        return NGX_OK;
    }

    slot = ngx_posts_array_push(y->pool, frame->value.u.array);
    if (slot == NULL) {
        return NGX_ERROR;
    }

    *slot = *value;

    return NGX_OK;
}


static ngx_int_t
ngx_posts_yaml_put(ngx_posts_yaml_t *y, ngx_posts_yaml_frame_t *frame,
    ngx_posts_value_t *value, ngx_posts_yaml_node_e node)
{
    ngx_int_t           rc;
    ngx_posts_map_t    *map;
    ngx_posts_value_t  *slot;

    map = frame->value.u.map;

    if (frame->merge) {
        rc = NGX_DECLINED;

        if (node == NGX_POSTS_YAML_SEQUENCE) {
            rc = ngx_posts_yaml_merge_all(y, map, value);

        } else if (value->type == NGX_POSTS_MAP) {
            rc = ngx_posts_yaml_merge(map, value);
        }

        if (rc != NGX_DECLINED) {
            return rc;
        }
    }

    slot = ngx_posts_map_set_value(map, &frame->key);
    if (slot == NULL) {
        return NGX_ERROR;
    }

    *slot = *value;

    return NGX_OK;
}


static ngx_int_t
ngx_posts_yaml_merge(ngx_posts_map_t *map, ngx_posts_value_t *value)
{
    ngx_uint_t              i;
    ngx_posts_map_t        *from;
    ngx_posts_value_t      *slot;
    ngx_posts_map_entry_t  *entry;

    from = value->u.map;
    entry = from->elts;

    for (i = 0; i < from->nelts; i++) {

        slot = ngx_posts_map_set_value(map, &entry[i].key);
        if (slot == NULL) {
            return NGX_ERROR;
        }

        *slot = entry[i].value;
    }

    return NGX_OK;
}


/*
 * Of several maps the first one wins, but the keys of the last one come
 * first.  NGX_DECLINED: one of them is no map, then << is a key like others.
 */

static ngx_int_t
ngx_posts_yaml_merge_all(ngx_posts_yaml_t *y, ngx_posts_map_t *map,
    ngx_posts_value_t *value)
{
    ngx_uint_t          i;
    ngx_posts_map_t    *all;
    ngx_posts_array_t  *array;
    ngx_posts_value_t   merged;

    array = value->u.array;

    all = ngx_posts_map_create(y->pool, 8);
    if (all == NULL) {
        return NGX_ERROR;
    }

    for (i = array->nelts; i > 0; i--) {

        if (array->elts[i - 1].type != NGX_POSTS_MAP) {
            return NGX_DECLINED;
        }

        if (ngx_posts_yaml_merge(all, &array->elts[i - 1]) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    ngx_posts_map(&merged, all);

    return ngx_posts_yaml_merge(map, &merged);
}


static ngx_int_t
ngx_posts_yaml_fail(ngx_posts_yaml_t *y, const char *reason)
{
    ngx_str_t  file;

    ngx_str_null(&file);

    ngx_posts_error_set(y->error, "%s", reason);
    ngx_posts_error_at(y->error, &file, y->line + y->event.start_mark.line,
                       y->event.start_mark.column + 1);

    return NGX_ERROR;
}


static ngx_int_t
ngx_posts_yaml_syntax(ngx_posts_yaml_t *y, yaml_parser_t *parser,
    ngx_str_t *source)
{
    size_t      i;
    ngx_str_t   file;
    ngx_uint_t  line, column;

    if (parser->error == YAML_MEMORY_ERROR) {
        return NGX_ERROR;
    }

    line = y->line + parser->problem_mark.line;
    column = parser->problem_mark.column + 1;

    if (parser->error == YAML_READER_ERROR) {

        /* it has an offset in bytes instead */

        line = y->line;
        column = 0;

        for (i = 0; i < source->len && i < parser->problem_offset; i++) {
            line += (source->data[i] == LF);
        }
    }

    ngx_str_null(&file);

    ngx_posts_error_set(y->error, "%s%s%s", parser->problem,
                        parser->context ? " " : "",
                        parser->context ? parser->context : "");
    ngx_posts_error_at(y->error, &file, line, column);

    return NGX_ERROR;
}
