
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "ngx_posts_unit.h"
#include "data/ngx_posts_unicode.h"


/* what Ruby 3.1's upcase, downcase and capitalize give; then invalid bytes */

static const struct {
    const char  *text;
    const char  *upper;
    const char  *lower;
    const char  *title;
} ngx_posts_unicode_test_case[] = {
    { "", "", "", "" },
    { "abc", "ABC", "abc", "Abc" },
    { "ABC", "ABC", "abc", "Abc" },
    { "aBc dEF", "ABC DEF", "abc def", "Abc def" },
    { "stra\303\237e", "STRASSE", "stra\303\237e", "Stra\303\237e" },
    { "\357\254\201x \357\254\202 \357\254\203", "FIX FL FFI",
      "\357\254\201x \357\254\202 \357\254\203",
      "Fix \357\254\202 \357\254\203" },
    { "\305\211a", "\312\274NA", "\305\211a", "\312\274Na" },
    { "\307\260", "J\314\214", "\307\260", "J\314\214" },
    { "\316\220", "\316\231\314\210\314\201", "\316\220",
      "\316\231\314\210\314\201" },
    { "\326\207", "\324\265\325\222", "\326\207", "\324\265\326\202" },
    { "\303\200\303\211\303\216", "\303\200\303\211\303\216",
      "\303\240\303\251\303\256", "\303\200\303\251\303\256" },
    { "\303\240\303\251\303\256", "\303\200\303\211\303\216",
      "\303\240\303\251\303\256", "\303\200\303\251\303\256" },
    { "\316\221\316\243", "\316\221\316\243", "\316\261\317\203",
      "\316\221\317\203" },
    { "\316\261\317\202 \316\237\316\224\316\245\316\243\316\243"
      "\316\225\316\245\316\243",
      "\316\221\316\243 \316\237\316\224\316\245\316\243\316\243"
      "\316\225\316\245\316\243",
      "\316\261\317\202 \316\277\316\264\317\205\317\203\317\203"
      "\316\265\317\205\317\203",
      "\316\221\317\202 \316\277\316\264\317\205\317\203\317\203"
      "\316\265\317\205\317\203" },
    { "\304\260stanbul", "\304\260STANBUL", "i\314\207stanbul",
      "\304\260stanbul" },
    { "\304\261I", "II", "\304\261i", "Ii" },
    { "\307\206 \307\205 \307\204", "\307\204 \307\204 \307\204",
      "\307\206 \307\206 \307\206", "\307\205 \307\206 \307\206" },
    { "\341\276\263", "\316\221\316\231", "\341\276\263", "\341\276\274" },
    { "\341\276\274", "\316\221\316\231", "\341\276\263", "\341\276\274" },
    { "\341\276\200\316\221", "\341\274\210\316\231\316\221",
      "\341\276\200\316\261", "\341\276\210\316\261" },
    { "\341\203\222\341\203\224\341\203\235\341\203\240\341\203"
      "\222\341\203\230\341\203\220",
      "\341\262\222\341\262\224\341\262\235\341\262\240\341\262"
      "\222\341\262\230\341\262\220",
      "\341\203\222\341\203\224\341\203\235\341\203\240\341\203"
      "\222\341\203\230\341\203\220",
      "\341\203\222\341\203\224\341\203\235\341\203\240\341\203"
      "\222\341\203\230\341\203\220" },
    { "\341\262\222\341\262\224\341\262\235",
      "\341\262\222\341\262\224\341\262\235",
      "\341\203\222\341\203\224\341\203\235",
      "\341\203\222\341\203\224\341\203\235" },
    { "\320\237\321\200\320\270\320\262\320\265\321\202 \320\234"
      "\320\230\320\240",
      "\320\237\320\240\320\230\320\222\320\225\320\242 \320\234"
      "\320\230\320\240",
      "\320\277\321\200\320\270\320\262\320\265\321\202 \320\274"
      "\320\270\321\200",
      "\320\237\321\200\320\270\320\262\320\265\321\202 \320\274"
      "\320\270\321\200" },
    { "\344\270\255\346\226\207 Title", "\344\270\255\346\226\207 TITLE",
      "\344\270\255\346\226\207 title", "\344\270\255\346\226\207 title" },
    { "\342\223\220\342\222\266", "\342\222\266\342\222\266",
      "\342\223\220\342\223\220", "\342\222\266\342\223\220" },
    { "\352\256\235\352\255\260", "\341\217\215\341\216\240",
      "\352\256\235\352\255\260", "\341\217\215\352\255\260" },
    { "\341\272\236\303\237", "\341\272\236SS", "\303\237\303\237",
      "\341\272\236\303\237" },
    { "\303\251", "\303\211", "\303\251", "\303\211" },
    { "\303\211", "\303\211", "\303\251", "\303\211" },
    { "\360\235\223\220", "\360\235\223\220", "\360\235\223\220",
      "\360\235\223\220" },
    { "\360\220\220\200\360\220\220\250", "\360\220\220\200\360\220\220\200",
      "\360\220\220\250\360\220\220\250", "\360\220\220\200\360\220\220\250" },
    { "\357\254\223", "\325\204\325\206", "\357\254\223", "\325\204\325\266" },
    { "\341\277\267", "\316\251\315\202\316\231", "\341\277\267",
      "\316\251\315\202\315\205" },
    { "K", "K", "k", "K" },
    { "\303\205", "\303\205", "\303\245", "\303\205" },
    { "\360\235\222\234b", "\360\235\222\234B", "\360\235\222\234b",
      "\360\235\222\234b" },
    { "123 no CASE", "123 NO CASE", "123 no case", "123 no case" },
    { "\303\277", "\305\270", "\303\277", "\305\270" },
    { "\342\205\267", "\342\205\247", "\342\205\267", "\342\205\247" },
    { "\305\277", "S", "\305\277", "S" },
    { "\312\274n", "\312\274N", "\312\274n", "\312\274n" },
    { "a\377B", "A\377B", "a\377b", "A\377b" },
    { "\303", "\303", "\303", "\303" },
    { "\344\275\303\211", "\344\275\303\211", "\344\275\303\251",
      "\344\275\303\251" },
    { NULL, NULL, NULL, NULL }
};


/* [\p{M}\p{L}\p{Nd}] and \p{Alpha} of Ruby 3.1 */

static const struct {
    uint32_t    c;
    ngx_uint_t  word;
    ngx_uint_t  alpha;
} ngx_posts_unicode_test_properties[] = {
    { 0x0030, 1, 0 },
    { 0x0041, 1, 1 },
    { 0x005f, 0, 0 },
    { 0x0020, 0, 0 },
    { 0x00aa, 1, 1 },
    { 0x00b5, 1, 1 },
    { 0x00d7, 0, 0 },
    { 0x00e9, 1, 1 },
    { 0x0300, 1, 0 },
    { 0x0345, 1, 1 },
    { 0x03a3, 1, 1 },
    { 0x05b0, 1, 1 },
    { 0x0660, 1, 0 },
    { 0x0661, 1, 0 },
    { 0x0903, 1, 1 },
    { 0x0e31, 1, 1 },
    { 0x2160, 0, 1 },
    { 0x24b6, 0, 1 },
    { 0x3000, 0, 0 },
    { 0x3001, 0, 0 },
    { 0x3005, 1, 1 },
    { 0x4e2d, 1, 1 },
    { 0xac00, 1, 1 },
    { 0xff11, 1, 0 },
    { 0xfe0f, 1, 0 },
    { 0x1f600, 0, 0 },
    { 0x1d400, 1, 1 },
    { 0x2028, 0, 0 },
    { 0x00b2, 0, 0 },
    { 0x00bd, 0, 0 },
    { 0x1f130, 0, 1 },
    { 0x0610, 1, 1 },
    { 0x065f, 1, 1 },
    { 0x093c, 1, 0 },
    { 0x110000, 0, 0 }
};


/* characters, and whether it is valid */

static const struct {
    const char  *text;
    size_t       length;
    ngx_uint_t   valid;
} ngx_posts_unicode_test_utf8[] = {
    { "", 0, 1 },
    { "abc", 3, 1 },
    { "\303\251a", 2, 1 },
    { "\344\270\255", 1, 1 },
    { "\360\237\230\200", 1, 1 },
    { "\364\217\277\277", 1, 1 },
    { "\364\220\200\200", 4, 0 },
    { "\300\200", 2, 0 },
    { "\301\277", 2, 0 },
    { "\340\237\277", 3, 0 },
    { "\340\240\200", 1, 1 },
    { "\355\237\277", 1, 1 },
    { "\355\240\200", 3, 0 },
    { "\360\217\277\277", 4, 0 },
    { "\360\220\200\200", 1, 1 },
    { "\344\270", 2, 0 },
    { "\344\270a", 3, 0 },
    { "\377", 1, 0 },
    { "\200", 1, 0 },
    { "\365\200\200\200", 4, 0 },
    { NULL, 0, 0 }
};


static void
ngx_posts_unicode_test_cases(ngx_posts_unit_t *t)
{
    ngx_str_t    s, got;
    ngx_uint_t   i;
    const char  *text;

    for (i = 0; ngx_posts_unicode_test_case[i].text; i++) {
        text = ngx_posts_unicode_test_case[i].text;

        s.data = (u_char *) text;
        s.len = ngx_strlen(text);

        (void) ngx_posts_unicode_upcase(t->pool, &s, &got);
        ngx_posts_unit_str(t, got, ngx_posts_unicode_test_case[i].upper, text);

        (void) ngx_posts_unicode_downcase(t->pool, &s, &got);
        ngx_posts_unit_str(t, got, ngx_posts_unicode_test_case[i].lower, text);

        (void) ngx_posts_unicode_capitalize(t->pool, &s, &got);
        ngx_posts_unit_str(t, got, ngx_posts_unicode_test_case[i].title, text);
    }

    ngx_str_set(&s, "same");
    (void) ngx_posts_unicode_downcase(t->pool, &s, &got);
    ngx_posts_unit_ok(t, got.data == s.data, "what is the same is not copied");
}


/* quick steps over ASCII and threes miss nothing that single ones see */

static void
ngx_posts_unicode_test_valid(ngx_posts_unit_t *t)
{
    u_char       text[40], *p, *last;
    size_t       len, n;
    uint32_t     seed;
    ngx_uint_t   i, valid;

    static ngx_str_t  parts[] = {
        ngx_string("abcdefghijk"),
        ngx_string("a"),
        ngx_string("\303\251"),
        ngx_string("\344\270\255"),
        ngx_string("\344\270\255\346\226\207"),
        ngx_string("\360\237\230\200"),
        ngx_string("\340\240\200"),
        ngx_string("\355\237\277"),
        ngx_string("\357\277\275"),
        ngx_string("\340\237\277"),
        ngx_string("\355\240\200"),
        ngx_string("\344\270"),
        ngx_string("\200")
    };

    seed = 1;

    for (i = 0; i < 20000; i++) {

        for (len = 0; len < 20; len += n) {

            seed = seed * 1103515245 + 12345;

            /* what is not valid is rare enough for the rest to be seen */

            n = (seed >> 16) % ((seed & 0x400) ? 13 : 9);

            ngx_memcpy(text + len, parts[n].data, parts[n].len);
            n = parts[n].len;
        }

        len -= (seed >> 24) % 3;
        last = text + len;
        valid = 1;

        for (p = text; p < last; /* void */ ) {
            valid &= (ngx_posts_utf8_next(&p, last) < 0x110000);
        }

        if (ngx_posts_utf8_valid(text, len) != valid) {
            break;
        }
    }

    ngx_posts_unit_int(t, i, 20000, "what is valid, all at once");
}


static void
ngx_posts_unicode_test_bytes(ngx_posts_unit_t *t)
{
    u_char      *p, buf[4];
    size_t       len;
    uint32_t     c;
    ngx_uint_t   i;
    const char  *text;

    for (i = 0; ngx_posts_unicode_test_utf8[i].text; i++) {
        text = ngx_posts_unicode_test_utf8[i].text;
        len = ngx_strlen(text);

        ngx_posts_unit_int(t, ngx_posts_utf8_length((u_char *) text, len),
                           ngx_posts_unicode_test_utf8[i].length, text);
        ngx_posts_unit_int(t, ngx_posts_utf8_valid((u_char *) text, len),
                           ngx_posts_unicode_test_utf8[i].valid, text);
    }

    p = (u_char *) "a\303\251b";

    ngx_posts_unit_ok(t, ngx_posts_utf8_at(p, 4, 0) == p
                         && ngx_posts_utf8_at(p, 4, 2) == p + 3
                         && ngx_posts_utf8_at(p, 4, 3) == p + 4
                         && ngx_posts_utf8_at(p, 4, 9) == p + 4,
                      "the n-th character");

    for (c = 0; c < 0x110000; c++) {

        if (c >= 0xd800 && c <= 0xdfff) {
            continue;
        }

        p = ngx_posts_utf8_put(buf, c);
        len = p - buf;
        p = buf;

        if (ngx_posts_utf8_next(&p, buf + len) != c || p != buf + len) {
            break;
        }
    }

    ngx_posts_unit_int(t, c, 0x110000, "all characters there and back");
}


void
ngx_posts_unicode_test(ngx_posts_unit_t *t)
{
    uint32_t    c;
    ngx_uint_t  i;

    ngx_posts_unicode_test_cases(t);
    ngx_posts_unicode_test_bytes(t);
    ngx_posts_unicode_test_valid(t);

    for (i = 0; ngx_posts_unicode_test_properties[i].c < 0x110000; i++) {
        c = ngx_posts_unicode_test_properties[i].c;

        ngx_posts_unit_ok(t, ngx_posts_unicode_is_word(c)
                             == ngx_posts_unicode_test_properties[i].word,
                          "%xD is a word's", c);
        ngx_posts_unit_ok(t, ngx_posts_unicode_is_alpha(c)
                             == ngx_posts_unicode_test_properties[i].alpha,
                          "%xD is a letter", c);
    }
}
