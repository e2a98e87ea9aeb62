
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "text/ngx_posts_sass.h"
#include "text/ngx_posts_sass_path.h"


#if (NGX_POSTS_HAVE_SASS)

#include <sass/context.h>
#include <sass2scss.h>


typedef struct {
    ngx_posts_sass_t          *sass;
    ngx_posts_error_t         *error;
    Sass_Import_List           failed;
} ngx_posts_sass_import_t;


typedef struct {
    ngx_str_t                  name;
    enum Sass_Output_Style     style;
} ngx_posts_sass_style_t;


static void ngx_posts_sass_free(void *data);
static ngx_int_t ngx_posts_sass_options(ngx_posts_sass_t *sass,
    struct Sass_Options *options, ngx_posts_sass_import_t *import);
static enum Sass_Output_Style ngx_posts_sass_style(ngx_str_t *name);
static void ngx_posts_sass_forgotten(ngx_posts_sass_import_t *import);
static ngx_int_t ngx_posts_sass_fail(ngx_posts_sass_t *sass,
    struct Sass_Context *context, ngx_posts_error_t *error);
static ngx_int_t ngx_posts_sass_output(ngx_posts_sass_t *sass,
    const char *output, ngx_str_t *css);

static Sass_Import_List ngx_posts_sass_import(const char *url,
    Sass_Importer_Entry importer, struct Sass_Compiler *compiler);
static ngx_int_t ngx_posts_sass_import_file(ngx_posts_sass_import_t *import,
    const char *from, ngx_str_t *name, ngx_str_t *path, char **content);
static char *ngx_posts_sass_copy(ngx_str_t *s);


static ngx_posts_sass_style_t  ngx_posts_sass_styles[] = {
    { ngx_string("nested"), SASS_STYLE_NESTED },
    { ngx_string("expanded"), SASS_STYLE_EXPANDED },
    { ngx_string("compact"), SASS_STYLE_COMPACT },
    { ngx_string("compressed"), SASS_STYLE_COMPRESSED },
    { ngx_null_string, SASS_STYLE_NESTED }
};


ngx_int_t
ngx_posts_sass_compile(ngx_posts_sass_t *sass, ngx_str_t *source,
    ngx_str_t *css, ngx_str_t *map, ngx_posts_error_t *error)
{
    char                      *text;
    const char                *output;
    ngx_pool_cleanup_t        *cln;
    struct Sass_Context       *context;
    ngx_posts_sass_import_t    import;
    struct Sass_Data_Context  *data;

    ngx_str_null(map);
    ngx_str_set(css, "");

    if (source->len == 0) {
        return NGX_OK;
    }

    cln = ngx_pool_cleanup_add(sass->pool, 0);
    text = ngx_posts_sass_copy(source);

    if (cln == NULL || text == NULL) {
        sass_free_memory(text);
        return NGX_ERROR;
    }

    data = sass_make_data_context(text);
    if (data == NULL) {
        sass_free_memory(text);
        return NGX_ERROR;
    }

    cln->handler = ngx_posts_sass_free;
    cln->data = data;

    import.sass = sass;
    import.error = error;
    import.failed = NULL;

    context = sass_data_context_get_context(data);

    if (ngx_posts_sass_options(sass, sass_context_get_options(context),
                               &import)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (sass_compile_data_context(data) != 0) {
        ngx_posts_sass_forgotten(&import);
        return ngx_posts_sass_fail(sass, context, error);
    }

    if (ngx_posts_sass_output(sass, sass_context_get_output_string(context),
                              css)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    output = sass_context_get_source_map_string(context);

    if (sass->map.len && output) {

        map->len = ngx_strlen(output);
        map->data = ngx_pnalloc(sass->pool, map->len);
        if (map->data == NULL) {
            return NGX_ERROR;
        }

        ngx_memcpy(map->data, output, map->len);
    }

    ngx_posts_sass_free(data);
    cln->handler = NULL;

    return NGX_OK;
}


static void
ngx_posts_sass_free(void *data)
{
    sass_delete_data_context(data);
}


static ngx_int_t
ngx_posts_sass_options(ngx_posts_sass_t *sass, struct Sass_Options *options,
    ngx_posts_sass_import_t *import)
{
    Sass_Importer_List   list;
    Sass_Importer_Entry  importer;

    sass_option_set_input_path(options, (char *) sass->file.data);
    sass_option_set_is_indented_syntax_src(options, sass->indented);
    sass_option_set_output_style(options, ngx_posts_sass_style(&sass->style));
    sass_option_set_source_comments(options, sass->comments);
    sass_option_set_source_map_contents(options, 1);

    if (sass->precision > 0) {
        sass_option_set_precision(options, (int) sass->precision);
    }

    if (sass->map.len) {
        sass_option_set_source_map_file(options, (char *) sass->map.data);
    }

    list = sass_make_importer_list(1);
    if (list == NULL) {
        return NGX_ERROR;
    }

    importer = sass_make_importer(ngx_posts_sass_import, 0, import);
    if (importer == NULL) {
        sass_delete_importer_list(list);
        return NGX_ERROR;
    }

    sass_importer_set_list_entry(list, 0, importer);
    sass_option_set_c_importers(options, list);

    return NGX_OK;
}


static enum Sass_Output_Style
ngx_posts_sass_style(ngx_str_t *name)
{
    ngx_posts_sass_style_t  *style;

    for (style = ngx_posts_sass_styles; style->name.len; style++) {
        if (style->name.len == name->len
            && ngx_memcmp(style->name.data, name->data, name->len) == 0)
        {
            break;
        }
    }

    return style->style;
}


/* libsass, up to the last one there is, throws before it frees the list */

static void
ngx_posts_sass_forgotten(ngx_posts_sass_import_t *import)
{
    if (import->failed && ngx_strcmp(libsass_version(), "3.6.6") <= 0) {
        sass_delete_import_list(import->failed);
    }
}


/* an error of ours is told by an import that fails for libsass as well */

static ngx_int_t
ngx_posts_sass_fail(ngx_posts_sass_t *sass, struct Sass_Context *context,
    ngx_posts_error_t *error)
{
    ngx_str_t    file;
    const char  *text;

    text = sass_context_get_error_text(context);
    ngx_posts_error_set(error, "%s", text ? text : "Sass failed");

    text = sass_context_get_error_file(context);

    if (text == NULL) {
        return NGX_ERROR;
    }

    file.len = ngx_strlen(text);
    file.data = ngx_pnalloc(sass->pool, file.len + 1);
    if (file.data == NULL) {
        return NGX_ERROR;
    }

    ngx_memcpy(file.data, text, file.len + 1);

    ngx_posts_error_at(error, &file, sass_context_get_error_line(context),
                       sass_context_get_error_column(context));
    return NGX_ERROR;
}


/* compressed CSS begins with a byte order mark if it is not ASCII */

static ngx_int_t
ngx_posts_sass_output(ngx_posts_sass_t *sass, const char *output,
    ngx_str_t *css)
{
    size_t      len;
    u_char     *p;
    ngx_str_t   charset;

    if (output == NULL) {
        return NGX_OK;
    }

    ngx_str_set(&charset, "");
    len = ngx_strlen(output);

    if (len >= 3 && ngx_memcmp(output, "\xef\xbb\xbf", 3) == 0) {

        output += 3;
        len -= 3;

        if (sass->charset) {
            ngx_str_set(&charset, "@charset \"UTF-8\";");
        }
    }

    css->len = charset.len + len;
    css->data = ngx_pnalloc(sass->pool, css->len);
    if (css->data == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(css->data, charset.data, charset.len);
    ngx_memcpy(p, output, len);

    return NGX_OK;
}


/* called by libsass for each @import; NULL leaves it to libsass */

static Sass_Import_List
ngx_posts_sass_import(const char *url, Sass_Importer_Entry importer,
    struct Sass_Compiler *compiler)
{
    char                     *content;
    ngx_int_t                 rc;
    ngx_str_t                 name, path;
    const char               *from;
    Sass_Import_List          list;
    Sass_Import_Entry         entry;
    ngx_posts_sass_import_t  *import;

    import = sass_importer_get_cookie(importer);

    name.data = (u_char *) url;
    name.len = ngx_strlen(url);

    if (ngx_posts_sass_is_url(&name)) {
        return NULL;
    }

    from = sass_import_get_abs_path(sass_compiler_get_last_import(compiler));

    content = NULL;
    rc = ngx_posts_sass_import_file(import, from, &name, &path, &content);

    list = sass_make_import_list(1);

    if (list == NULL) {
        sass_free_memory(content);
        return NULL;
    }

    if (rc == NGX_OK) {
        entry = sass_make_import(url, (char *) path.data, content, NULL);

    } else {
        (void) ngx_posts_error_set(import->error, "File to import not found "
                                   "or unreadable: %s.", url);

        entry = sass_make_import_entry(url, NULL, NULL);
        entry = sass_import_set_error(entry, "import failed", (size_t) -1,
                                      (size_t) -1);
        import->failed = list;
    }

    sass_import_set_list_entry(list, 0, entry);

    return list;
}


static ngx_int_t
ngx_posts_sass_import_file(ngx_posts_sass_import_t *import, const char *from,
    ngx_str_t *name, ngx_str_t *path, char **content)
{
    ngx_int_t          rc;
    ngx_str_t          base, text;
    ngx_posts_sass_t  *sass;

    sass = import->sass;

    base.data = from ? (u_char *) from : sass->file.data;
    base.len = ngx_strlen(base.data);

    while (base.len && base.data[base.len - 1] != '/') {
        base.len--;
    }

    rc = ngx_posts_sass_resolve(sass, &base, name, path, import->error);

    if (rc == NGX_OK) {
        rc = sass->load(sass->data, path, &text, import->error);
    }

    if (rc != NGX_OK) {
        return rc;
    }

    *content = ngx_posts_sass_copy(&text);

    if (*content && path->len > 5
        && ngx_memcmp(path->data + path->len - 5, ".sass", 5) == 0)
    {
        text.data = (u_char *) *content;
        *content = sass2scss((char *) text.data,
                             SASS2SCSS_PRETTIFY_1|SASS2SCSS_KEEP_COMMENT);
        sass_free_memory(text.data);
    }

    return *content ? NGX_OK : NGX_ERROR;
}


/* libsass frees what it is given */

static char *
ngx_posts_sass_copy(ngx_str_t *s)
{
    char  *copy;

    copy = sass_alloc_memory(s->len + 1);

    if (copy) {
        *ngx_cpymem(copy, s->data, s->len) = '\0';
    }

    return copy;
}


#else


ngx_int_t
ngx_posts_sass_compile(ngx_posts_sass_t *sass, ngx_str_t *source,
    ngx_str_t *css, ngx_str_t *map, ngx_posts_error_t *error)
{
    ngx_str_null(map);
    ngx_str_set(css, "");

    return ngx_posts_error_set(error, "Sass is not built into this module: "
                               "the style sheet cannot be compiled");
}


#endif
