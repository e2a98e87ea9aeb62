
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "ngx_posts_unit.h"

#include "data/ngx_posts_buffer.h"
#include "data/ngx_posts_limits.h"
#include "data/ngx_posts_map.h"
#include "text/ngx_posts_yaml.h"


/*
 * What Ruby's Psych.safe_load makes of it as Jekyll calls it, printed like
 * Ruby's inspect (floats by f and "%g", dates as d and their day number);
 * NULL: it raises.
 */

static struct {
    const char  *yaml;
    const char  *expected;
} cases[] = {
    { "",
      "nil" },

    { "---\n",
      "nil" },

    { "--- \na: 1\n",
      "{\"a\"=>1}" },

    { "# c\n",
      "nil" },

    { "a: 1\nb: 2\na: 3\n",
      "{\"a\"=>3,\"b\"=>2}" },

    { "- 1\n- [a, b]\n- {x: 1, y: }\n",
      "[1,[\"a\",\"b\"],{\"x\"=>1,\"y\"=>nil}]" },

    { "a: &x 1\nb: *x\n",
      "{\"a\"=>1,\"b\"=>1}" },

    { "a: &x {p: 1, q: 2}\nb:\n  <<: *x\n  q: 3\n",
      "{\"a\"=>{\"p\"=>1,\"q\"=>2},\"b\"=>{\"p\"=>1,\"q\"=>3}}" },

    { "a: &x {p: 1}\nb: &y {p: 2, r: 3}\nc:\n  z: 0\n"
      "  p: 9\n  <<: [*x, *y]\n",
      "{\"a\"=>{\"p\"=>1},\"b\"=>{\"p\"=>2,\"r\"=>3},\"c\"=>{\"z\"="
      ">0,\"p\"=>1,\"r\"=>3}}" },

    { "c:\n  <<: 5\n",
      "{\"c\"=>{\"<<\"=>5}}" },

    { "c:\n  '<<': {a: 1}\n",
      "{\"c\"=>{\"a\"=>1}}" },

    { "c:\n  !!str <<: {a: 1}\n",
      "{\"c\"=>{\"<<\"=>{\"a\"=>1}}}" },

    { "a: &x [1,2]\nb:\n  <<: *x\n",
      "{\"a\"=>[1,2],\"b\"=>{\"<<\"=>[1,2]}}" },

    { "a: &x [1]\nb:\n  <<: [*x, {a: 1}]\n",
      "{\"a\"=>[1],\"b\"=>{\"<<\"=>[[1],{\"a\"=>1}]}}" },

    { "b:\n  <<: {a: 1, b: 2}\n  a: 5\n",
      "{\"b\"=>{\"a\"=>5,\"b\"=>2}}" },

    { "a: *nope\n",
      NULL },

    { "a: &x 1\nb: &x 2\nc: *x\n",
      "{\"a\"=>1,\"b\"=>2,\"c\"=>2}" },

    { "a: !!str 1\nb: !!int \"5\"\nc: !!float 1\nd: !!float \"1e3\""
      "\ne: !!float abc\n",
      NULL },

    { "c: !!float 1\nd: !!float \"1e3\"\ne: ! 12\nf: ! \"12\"\n",
      "{\"c\"=>f1,\"d\"=>f1000,\"e\"=>12,\"f\"=>12}" },

    { "d: !!float 1_0e1_0\n",
      "{\"d\"=>f1e+11}" },

    { "d: !!float true\n",
      NULL },

    { "d: !!float ~\n",
      NULL },

    { "d: !!float \" 1.5 \"\n",
      "{\"d\"=>f1.5}" },

    { "d: !!float \"1.\"\n",
      "{\"d\"=>f1}" },

    { "d: !float 12345678901234567890\n",
      "{\"d\"=>f1.23457e+19}" },

    { "a: !!binary aGVsbG8=\n",
      "{\"a\"=>\"hello\"}" },

    { "a: !!binary |\n  aGVs\n  bG8gd29ybGQ\n",
      "{\"a\"=>\"hello world\"}" },

    { "a: !foo 12\nb: !foo [1]\nc: !foo {a: 1}\n",
      "{\"a\"=>12,\"b\"=>[1],\"c\"=>{\"a\"=>1}}" },

    { "a: !ruby/object:Foo {a: 1}\n",
      NULL },

    { "a: !ruby/object:Foo bar\n",
      "{\"a\"=>\"bar\"}" },

    { "a: !ruby/sym foo\n",
      "{\"a\"=>\"foo\"}" },

    { "a: !ruby/regexp /a/\n",
      NULL },

    { "a: !!set {a, b}\n",
      NULL },

    { "a: !ruby/range 1..2\n",
      NULL },

    { "a: :sym\n",
      "{\"a\"=>\"sym\"}" },

    { ":a: 1\n",
      "{\"a\"=>1}" },

    { "a: ':sym'\n",
      "{\"a\"=>\":sym\"}" },

    { "a: \"12\"\nb: '12'\nc: \"a\\nb\\u4e2d\"\n",
      "{\"a\"=>\"12\",\"b\"=>\"12\",\"c\"=>\"a\nb\344\270\255\"}" },

    { "a: |\n  x\n  y\n\nb: >\n  x\n  y\n\n  z\nc: |-\n"
      "  q\nd: >+\n  r\n\n",
      "{\"a\"=>\"x\ny\n\",\"b\"=>\"x y\nz\n\",\"c\"=>\"q\",\"d\"=>\""
      "r\n\n\"}" },

    { "a: |\n  12\nb: >-\n  12\n",
      "{\"a\"=>\"12\n\",\"b\"=>\"12\"}" },

    { "a: x\n  y\n\n  z\n",
      "{\"a\"=>\"x y\nz\"}" },

    { "a: no\n\n  no\nb: no\n\n  a\nc: 12\n\n  3\n",
      "{\"a\"=>false,\"b\"=>\"no\na\",\"c\"=>\"12\n"
      "3\"}" },

    { "a: b: c\n",
      NULL },

    { "a: [1, 2\nb: 1\n",
      NULL },

    { "\ta: 1\n",
      NULL },

    { "a:\n\t- 1\n",
      NULL },

    { "a: 1\r\nb: 2\r\n",
      "{\"a\"=>1,\"b\"=>2}" },

    { "\357\273\277a: 1\n",
      "{\"a\"=>1}" },

    { "a: 1\n...\nb: 2\n",
      "{\"a\"=>1}" },

    { "a: 1\n---\nb: 2\n",
      "{\"a\"=>1}" },

    { "a: 1\n--- [\n",
      "{\"a\"=>1}" },

    { "a: 1\n%\n",
      NULL },

    { "%YAML 1.1\n---\na: 1\n",
      "{\"a\"=>1}" },

    { "? [1, 2]\n: x\n? {a: b}\n: y\n1: one\n1.0: f\n"
      "~: nil\ntrue: t\n2021-01-01: d\n",
      "{[1,2]=>\"x\",{\"a\"=>\"b\"}=>\"y\",1=>\"one\",f1=>\"f\",nil"
      "=>\"nil\",true=>\"t\",d18628=>\"d\"}" },

    { "a: {b: {c: [1, {d: e}]}}\n",
      "{\"a\"=>{\"b\"=>{\"c\"=>[1,{\"d\"=>\"e\"}]}}}" },

    { "just text\n",
      "\"just text\"" },

    { "a: \"unclosed\n",
      NULL },

    { "a: @x\n",
      NULL },

    { "a: `x\n",
      NULL },

    { "a: %x\n",
      NULL },

    { "title: a \"b\" c\n",
      "{\"title\"=>\"a \"b\" c\"}" },

    { "title: \"a\" b\n",
      NULL },

    { "tags: [a, b c, 'd']\n",
      "{\"tags\"=>[\"a\",\"b c\",\"d\"]}" },

    { "a: 1 # c\nb: x#y\n",
      "{\"a\"=>1,\"b\"=>\"x#y\"}" },

    { "? a\n? b\n",
      "{\"a\"=>nil,\"b\"=>nil}" },

    { "a: !<tag:yaml.org,2002:str> 5\n",
      "{\"a\"=>\"5\"}" },

    { "a: !!null x\n",
      "{\"a\"=>\"x\"}" },

    { "a: !!bool \"yes\"\n",
      "{\"a\"=>true}" },

    { "a: !!timestamp \"2021-01-01\"\n",
      "{\"a\"=>d18628}" },

    { "a: &a\nb: *a\n",
      "{\"a\"=>nil,\"b\"=>nil}" },

    { "a: \001\n",
      NULL },

    { "&k a: 1\nb: *k\n",
      "{\"a\"=>1,\"b\"=>\"a\"}" },

    { "*k : 1\n",
      NULL },

    { "a: &x [*x]\n",
      NULL },

    { "a: ''\n",
      "{\"a\"=>\"\"}" },

    { "- - - 1\n",
      "[[[1]]]" },

    { "a: >\n\n\n",
      "{\"a\"=>\"\"}" },

    { "a: [,]\n",
      NULL },

    { "{a: 1, b}\n",
      "{\"a\"=>1,\"b\"=>nil}" },

    { "a: &x {b: *x}\n",
      NULL },

    { NULL, NULL }
};


/* where the errors are: file lines, when the YAML begins at line 10 */

static struct {
    const char  *yaml;
    ngx_uint_t   line;
    ngx_uint_t   column;
} errors[] = {
    { "a: b: c\n", 10, 5 },
    { "a: 1\nb: !ruby/range x\n", 11, 4 },
    { "a: 1\n\nb: *nope\n", 12, 4 },
    { "a: 1\nb: \001\n", 11, 0 },
    { NULL, 0, 0 }
};


static void print_value(ngx_posts_unit_t *t, ngx_posts_value_t *v,
    ngx_posts_buffer_t *b);
static void test_errors(ngx_posts_unit_t *t);
static void test_depth(ngx_posts_unit_t *t, ngx_uint_t depth,
    ngx_int_t expected);
static void test_nodes(ngx_posts_unit_t *t, ngx_uint_t n,
    ngx_int_t expected);
static void test_aliases(ngx_posts_unit_t *t, ngx_uint_t n,
    ngx_int_t expected);


static ngx_int_t
parse(ngx_posts_unit_t *t, ngx_str_t *yaml, ngx_posts_value_t *value,
    ngx_posts_error_t *error)
{
    ngx_memzero(error, sizeof(ngx_posts_error_t));

    return ngx_posts_yaml_parse(t->pool, yaml, 10, ngx_posts_zone_utc(),
                                value, error);
}


static void
print_map(ngx_posts_unit_t *t, ngx_posts_map_t *map, ngx_posts_buffer_t *b)
{
    ngx_uint_t  i;

    ngx_posts_buffer_puts(b, "{");

    for (i = 0; i < map->nelts; i++) {

        if (i) {
            ngx_posts_buffer_puts(b, ",");
        }

        print_value(t, &map->elts[i].key, b);
        ngx_posts_buffer_puts(b, "=>");
        print_value(t, &map->elts[i].value, b);
    }

    ngx_posts_buffer_puts(b, "}");
}


static void
print_array(ngx_posts_unit_t *t, ngx_posts_array_t *array,
    ngx_posts_buffer_t *b)
{
    ngx_uint_t  i;

    ngx_posts_buffer_puts(b, "[");

    for (i = 0; i < array->nelts; i++) {

        if (i) {
            ngx_posts_buffer_puts(b, ",");
        }

        print_value(t, &array->elts[i], b);
    }

    ngx_posts_buffer_puts(b, "]");
}


static void
print_value(ngx_posts_unit_t *t, ngx_posts_value_t *v, ngx_posts_buffer_t *b)
{
    u_char  *p, buf[64];

    p = buf;

    switch (v->type) {

    case NGX_POSTS_MAP:
        print_map(t, v->u.map, b);
        return;

    case NGX_POSTS_ARRAY:
        print_array(t, v->u.array, b);
        return;

    case NGX_POSTS_STRING:
        ngx_posts_buffer_puts(b, "\"");
        ngx_posts_buffer_write(b, v->u.data, v->len);
        ngx_posts_buffer_puts(b, "\"");
        return;

    case NGX_POSTS_NIL:
        p = ngx_sprintf(buf, "nil");
        break;

    case NGX_POSTS_BOOLEAN:
        p = ngx_sprintf(buf, v->u.integer ? "true" : "false");
        break;

    case NGX_POSTS_INTEGER:
        p = ngx_sprintf(buf, "%L", v->u.integer);
        break;

    case NGX_POSTS_DATE:
        p = ngx_sprintf(buf, "d%L", v->u.integer);
        break;

    case NGX_POSTS_FLOAT:
        p += snprintf((char *) buf, sizeof(buf), "f%g", v->u.number);
        break;
    }

    ngx_posts_buffer_write(b, buf, p - buf);
}


void
ngx_posts_yaml_test(ngx_posts_unit_t *t)
{
    ngx_int_t           rc;
    ngx_str_t           yaml, got;
    ngx_uint_t          i;
    ngx_posts_value_t   value;
    ngx_posts_error_t   error;
    ngx_posts_buffer_t  b;

    for (i = 0; cases[i].yaml; i++) {
        yaml.data = (u_char *) cases[i].yaml;
        yaml.len = ngx_strlen(cases[i].yaml);

        rc = parse(t, &yaml, &value, &error);

        if (cases[i].expected == NULL) {
            ngx_posts_unit_ok(t, rc == NGX_ERROR
                                 && ngx_posts_error_is_set(&error),
                              "refused %ui", i);
            continue;
        }

        if (!ngx_posts_unit_ok(t, rc == NGX_OK, "parsed %ui: %V", i,
                               &error.reason))
        {
            continue;
        }

        ngx_posts_buffer_init(&b, t->pool, 4096);
        print_value(t, &value, &b);

        if (ngx_posts_buffer_str(&b, &got) == NGX_OK) {
            ngx_posts_unit_str(t, got, cases[i].expected, "value");
        }
    }

    test_errors(t);

    test_depth(t, NGX_POSTS_MAX_YAML_DEPTH, NGX_OK);
    test_depth(t, NGX_POSTS_MAX_YAML_DEPTH + 1, NGX_ERROR);

    /* an array of 99 and itself make 100 nodes */

    test_nodes(t, NGX_POSTS_MAX_YAML_NODES, NGX_OK);
    test_nodes(t, NGX_POSTS_MAX_YAML_NODES + 1, NGX_ERROR);

    test_aliases(t, NGX_POSTS_MAX_YAML_ALIASED / 100, NGX_OK);
    test_aliases(t, NGX_POSTS_MAX_YAML_ALIASED / 100 + 1, NGX_ERROR);
}


static void
test_errors(ngx_posts_unit_t *t)
{
    ngx_str_t          yaml;
    ngx_uint_t         i;
    ngx_posts_value_t  value;
    ngx_posts_error_t  error;

    for (i = 0; errors[i].yaml; i++) {
        yaml.data = (u_char *) errors[i].yaml;
        yaml.len = ngx_strlen(errors[i].yaml);

        ngx_posts_unit_int(t, parse(t, &yaml, &value, &error), NGX_ERROR,
                           "an error");
        ngx_posts_unit_int(t, error.line, errors[i].line, "its line");
        ngx_posts_unit_int(t, error.column, errors[i].column, "its column");
    }
}


static void
test_depth(ngx_posts_unit_t *t, ngx_uint_t depth, ngx_int_t expected)
{
    ngx_str_t          yaml;
    ngx_posts_value_t  value;
    ngx_posts_error_t  error;

    yaml.len = 2 * depth;
    yaml.data = ngx_pnalloc(t->pool, yaml.len);

    if (yaml.data == NULL) {
        return;
    }

    ngx_memset(yaml.data, '[', depth);
    ngx_memset(yaml.data + depth, ']', depth);

    ngx_posts_unit_int(t, parse(t, &yaml, &value, &error), expected,
                       "nested arrays");
}


/* an array and what is in it */

static void
test_nodes(ngx_posts_unit_t *t, ngx_uint_t n, ngx_int_t expected)
{
    u_char             *p;
    ngx_str_t           yaml;
    ngx_pool_t         *pool;
    ngx_uint_t          i;
    ngx_posts_value_t   value;
    ngx_posts_error_t   error;

    pool = ngx_create_pool(NGX_DEFAULT_POOL_SIZE, t->log);

    if (pool == NULL) {
        return;
    }

    yaml.len = 2 * n;
    yaml.data = ngx_pnalloc(pool, yaml.len);

    if (yaml.data == NULL) {
        ngx_destroy_pool(pool);
        return;
    }

    p = yaml.data;
    *p++ = '[';

    for (i = 1; i < n; i++) {
        *p++ = '1';
        *p++ = ',';
    }

    *p = ']';

    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    ngx_posts_unit_int(t, ngx_posts_yaml_parse(pool, &yaml, 1,
                                               ngx_posts_zone_utc(), &value,
                                               &error),
                       expected, "nodes");

    ngx_destroy_pool(pool);
}


static void
test_aliases(ngx_posts_unit_t *t, ngx_uint_t n, ngx_int_t expected)
{
    u_char             *p;
    ngx_str_t           yaml;
    ngx_uint_t          i;
    ngx_posts_value_t   value;
    ngx_posts_error_t   error;

    yaml.data = ngx_pnalloc(t->pool, 99 * 4 + n * 5 + 64);

    if (yaml.data == NULL) {
        return;
    }

    p = ngx_cpymem(yaml.data, "- &a [", 6);

    for (i = 0; i < 99; i++) {
        p = ngx_cpymem(p, "1, ", 3);
    }

    p = ngx_cpymem(p, "]\n", 2);

    for (i = 0; i < n; i++) {
        p = ngx_cpymem(p, "- *a\n", 5);
    }

    yaml.len = p - yaml.data;

    ngx_posts_unit_int(t, parse(t, &yaml, &value, &error), expected,
                       "aliased nodes");
}
