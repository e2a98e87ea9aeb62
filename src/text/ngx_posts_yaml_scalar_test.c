
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "ngx_posts_unit.h"

#include "data/ngx_posts_value.h"
#include "text/ngx_posts_yaml_scalar.h"


/*
 * What Ruby's Psych 4 makes of it (ScalarScanner#tokenize, TZ=UTC): integers
 * as they are, f and "%.17g" of a float, d and a date, t and seconds,
 * nanoseconds and offset of a time (U: UTC), ERROR for an exception, and
 * NULL: the string itself.
 */

static struct {
    const char  *text;
    const char  *expected;
} cases[] = {
    { "null", "nil" },
    { "~", "nil" },
    { "Null", "nil" },
    { "NULL", "nil" },
    { "nUll", "nil" },
    { "yes", "true" },
    { "Yes", "true" },
    { "YES", "true" },
    { "y", NULL },
    { "n", NULL },
    { "no", "false" },
    { "No", "false" },
    { "NO", "false" },
    { "on", "true" },
    { "off", "false" },
    { "ON", "true" },
    { "Off", "false" },
    { "true", "true" },
    { "false", "false" },
    { "TRUE", "true" },
    { "False", "false" },
    { "tRue", "true" },
    { "1", "1" },
    { "0", "0" },
    { "-1", "-1" },
    { "+1", "1" },
    { "012", "10" },
    { "0o14", NULL },
    { "08", NULL },
    { "09", NULL },
    { "00", "0" },
    { "0x1F", "31" },
    { "0x1f", "31" },
    { "0X1F", NULL },
    { "0b11", "3" },
    { "0b12", NULL },
    { "0b_", "ERROR" },
    { "0_", "0" },
    { "0,", "0" },
    { "0x_", "ERROR" },
    { "0x", NULL },
    { "-0x1F", "-31" },
    { "+0x1f", "31" },
    { "-012", "-10" },
    { "1_000", "1000" },
    { "1,000", "1000" },
    { "1,0,0", "100" },
    { "1__0", NULL },
    { "1_", NULL },
    { "1,", NULL },
    { "1,000,000", "1000000" },
    { "_1", NULL },
    { ",1", NULL },
    { "1:30", "5400" },
    { "-1:30", "-1800" },
    { "+1:30", "5400" },
    { "12:30:45", "45045" },
    { "1:60", NULL },
    { "1:5", "3900" },
    { "1:05:9", "3909" },
    { "1:2:3:4", NULL },
    { "190:20:30", "685230" },
    { "1_0:30", "37800" },
    { "1__0:30", "5400" },
    { "1_:30", "5400" },
    { "1:30.5", "f5430" },
    { "1:30:", NULL },
    { "12:30:45.25", "f45045.25" },
    { "1:30._", "f5400" },
    { "1:30.1_2", "f5407.1999999999998" },
    { "1.5", "f1.5" },
    { "1.10", "f1.1000000000000001" },
    { "1.", "f1" },
    { ".5", "f0.5" },
    { ".", NULL },
    { "-.", NULL },
    { "+.", NULL },
    { ".e+1", "ERROR" },
    { "1.e+5", "f100000" },
    { "1e3", NULL },
    { "1.5e3", NULL },
    { "1.5e+3", "f1500" },
    { "1.5E-3", "f0.0015" },
    { "1.5e+", NULL },
    { "-.5", "f-0.5" },
    { "+.5", "f0.5" },
    { "1_0.5", "f10.5" },
    { "1,0.5", "f10.5" },
    { "1.5_0", NULL },
    { ",1.5", NULL },
    { "_1.5", NULL },
    { "1.2.3", NULL },
    { "1.0e+999", "finf" },
    { "012.5", "f12.5" },
    { ".inf", "finf" },
    { ".Inf", "finf" },
    { "-.INF", "f-inf" },
    { "+.inf", "finf" },
    { ".nan", "fnan" },
    { ".NaN", "fnan" },
    { "+.nan", NULL },
    { "2021-1-1", "d2021-01-01" },
    { "2021-01-01", "d2021-01-01" },
    { "2021-13-01", NULL },
    { "2021-02-29", NULL },
    { "2020-02-29", "d2020-02-29" },
    { "2021-00-10", NULL },
    { "2021-10-00", NULL },
    { "0001-01-01", "d0001-01-01" },
    { "1582-10-10", NULL },
    { "1582-10-04", "d1582-10-04" },
    { "1582-10-15", "d1582-10-15" },
    { "21-1-1", NULL },
    { "02021-01-01", NULL },
    { "2021-1-1-1", NULL },
    { "2021-01-01T10:00:00Z", "t1609495200.000000000+0U" },
    { "2021-01-01t10:00:00", "t1609495200.000000000+0" },
    { "2021-01-01T10:00:00+08:00", "t1609466400.000000000+28800" },
    { "2021-01-01T10:00:00.123456789Z", "t1609495200.123456789+0U" },
    { "2021-01-01T10:00:00.1234567891+0800", "t1609466400.123456789+28800" },
    { "2021-01-01T10:00:00.-5", "t1609513200.000000000-18000" },
    { "2021-01-01T24:00:00", "t1609545600.000000000+0" },
    { "2021-01-01T24:00:01", NULL },
    { "2021-01-01T25:00:00", NULL },
    { "2021-01-01T23:60:00", NULL },
    { "2021-01-01T23:59:60", "t1609545600.000000000+0" },
    { "2021-01-01T23:59:61", NULL },
    { "2021-02-31T00:00:00", "t1614729600.000000000+0" },
    { "2021-13-01T00:00:00", NULL },
    { "-2021-01-01T10:00:00", "t-125943775200.000000000+0" },
    { "2021-01-01T10:00:00-00:30", "t1609493400.000000000+1800" },
    { "2021-01-01T10:00:00+08:", "t1609466400.000000000+28800" },
    { "2021-01-01T10:00:00+080", "t1609466400.000000000+28800" },
    { "2021-01-01T10:00:00+24:00", NULL },
    { "2021-01-01T10:00:00+23:59", "t1609408860.000000000+86340" },
    { "2021-01-01T10:00:00+8", "t1609466400.000000000+28800" },
    { "2021-01-01T10:00:00+0860", "t1609462800.000000000+32400" },
    { "2021-01-01T10:00:00-8:30", "t1609525800.000000000-30600" },
    { "2021-01-01T1:00:00", "t1609462800.000000000+0" },
    { "2021-01-01T1:0:0", NULL },
    { "0099-01-01T00:00:00Z", "t-59042995200.000000000+0U" },
    { ":a", "\"a\"" },
    { ":", NULL },
    { "::", "\":\"" },
    { "::a", "\":a\"" },
    { "a:b", NULL },
    { ":\"x\"", "\"x\"" },
    { ":'x y'", "\"x y\"" },
    { ":\"\"", "\"\"" },
    { ":'", "\"'\"" },
    { ":a'", "\"a'\"" },
    { ":1", "\"1\"" },
    { "9223372036854775807", "9223372036854775807" },
    { "9223372036854775808", "9223372036854775808" },
    { "-9223372036854775808", "-9223372036854775808" },
    { "-9223372036854775809", "-9223372036854775809" },
    { "202204182346810613", "202204182346810613" },
    { "12345678901234567890123", "12345678901234567890123" },
    { "+99_999_999_999_999_999_999", "99999999999999999999" },
    { "1a", NULL },
    { "a1", NULL },
    { "+a", NULL },
    { "+1a", NULL },
    { "-a", NULL },
    { "--", NULL },
    { "--1", NULL },
    { "-", NULL },
    { "+", NULL },
    { "++1", NULL },
    { "1-", NULL },
    { "1-1", NULL },
    { "10.0", "f10" },
    { "1e+3", NULL },
    { ".1e+3", "f100" },
    { "1..", NULL },
    { "..1", NULL },
    { "0.0", "f0" },
    { "-0.0", "f-0" },
    { "-0", "0" },
    { "00.5", "f0.5" },
    { "0x1.8", NULL },
    { "1;2", NULL },
    { "1/2", NULL },
    { "50%", NULL },
    { "1_000.5", "f1000.5" },
    { "007", "7" },
    { "0777", "511" },
    { "0888", NULL },
    { "0b1010_1010", "170" },
    { "0xdead_beef", "3735928559" },
    { "0x,1", "1" },
    { "truely", NULL },
    { "nullx", NULL },
    { "offs", NULL },
    { "yesno", NULL },
    { "o", NULL },
    { "t", NULL },
    { "f", NULL },
    { "=", NULL },
    { "2021-01-01 10:00:00", "t1609495200.000000000+0" },
    { "2021-01-01 10:00:00 +08:00", "t1609466400.000000000+28800" },
    { "2021-01-01 10:00:00 +0800", "t1609466400.000000000+28800" },
    { "2021-01-01 10:00:00 Z", "t1609495200.000000000+0U" },
    { "2021-01-01 10:00:00 UTC", NULL },
    { "2021-01-01 10:00", NULL },
    { "2021-01-01  10:00:00", "t1609495200.000000000+0" },
    { "2021-01-01\t10:00:00", "ERROR" },
    { "2021-01-01 \t10:00:00", "t1609495200.000000000+0" },
    { "2021-01-01\t10:00:00 +08:00", "ERROR" },
    { "2021-01-01 10:00:00 +08:00 ", NULL },
    { "2021-01-01 10:00:00 PST", NULL },
    { "2021-01-01 10:00:00.5", "t1609495200.500000000+0" },
    { "2021-01-01 10:00:00. Z", "t1609495200.000000000+0U" },
    { "2021-01-01 10:00:00.999999999999 -0330", "t1609507800.999999999-12600" },
    { "1 2", NULL },
    { "1, 2", NULL },
    { "no no", NULL },
    { "\344\270\255\346\226\207", NULL },
    { "1\344\270\255", NULL },
    { "2021-12-03 23:30:00", "t1638574200.000000000+0" },
    { "\303\251", NULL },
    { "\360\237\216\2111", NULL },
    { "\"a", NULL },
    { "2021-01-01 10:00:00  -8", "t1609524000.000000000-28800" },
    { "", "nil" },
    { "no\nno", "false" },
    { "no\na", NULL },
    { "1\n2", NULL },
    { "yes\nx", NULL },
    { "a\nno", NULL },
    { "~\n~", NULL },
    { "+:30", NULL },
    { "-:3", NULL },
    { NULL, NULL }
};


static u_char *
print_scalar(ngx_posts_value_t *v, u_char *p, u_char *last)
{
    ngx_posts_civil_t  civil;

    switch (v->type) {

    case NGX_POSTS_NIL:
        return ngx_slprintf(p, last, "nil");

    case NGX_POSTS_BOOLEAN:
        return ngx_slprintf(p, last, v->u.integer ? "true" : "false");

    case NGX_POSTS_INTEGER:
        return ngx_slprintf(p, last, "%L", v->u.integer);

    case NGX_POSTS_BIGNUM:
        return ngx_slprintf(p, last, "%*s", (size_t) v->len, v->u.data);

    case NGX_POSTS_FLOAT:
        if (v->u.number != v->u.number) {
            return ngx_slprintf(p, last, "fnan");
        }

        return p + snprintf((char *) p, last - p, "f%.17g", v->u.number);

    case NGX_POSTS_STRING:
        return ngx_slprintf(p, last, "\"%*s\"", (size_t) v->len, v->u.data);

    case NGX_POSTS_DATE:
        ngx_posts_civil_date(v->u.integer, &civil);

        return ngx_slprintf(p, last, "d%04L-%02i-%02i", civil.year,
                            civil.month, civil.day);

    case NGX_POSTS_TIME:
        return ngx_slprintf(p, last, "t%L.%09D%s%D%s", v->u.time->sec,
                            v->u.time->nsec,
                            v->u.time->offset < 0 ? "" : "+",
                            v->u.time->offset, v->u.time->utc ? "U" : "");

    default:
        return ngx_slprintf(p, last, "?");
    }
}


void
ngx_posts_yaml_scalar_test(ngx_posts_unit_t *t)
{
    u_char             *p, buf[256];
    ngx_int_t           rc;
    ngx_str_t           text, got;
    ngx_uint_t          i;
    ngx_posts_value_t   value;

    for (i = 0; cases[i].text; i++) {

        /* a copy of just that length, so that reading behind it is seen */

        text.len = ngx_strlen(cases[i].text);
        text.data = ngx_pnalloc(t->pool, text.len);

        if (text.data == NULL) {
            return;
        }

        ngx_memcpy(text.data, cases[i].text, text.len);

        rc = ngx_posts_yaml_scalar(t->pool, &text, ngx_posts_zone_utc(),
                                   &value);

        if (cases[i].expected == NULL) {
            ngx_posts_unit_ok(t, rc == NGX_OK
                                 && value.type == NGX_POSTS_STRING
                                 && value.len == text.len
                                 && value.u.data == text.data,
                              "%s", cases[i].text);
            continue;
        }

        if (rc == NGX_OK) {
            p = print_scalar(&value, buf, buf + sizeof(buf));

        } else {
            p = ngx_slprintf(buf, buf + sizeof(buf), "ERROR");
        }

        got.data = buf;
        got.len = p - buf;

        ngx_posts_unit_str(t, got, cases[i].expected, cases[i].text);
    }
}
