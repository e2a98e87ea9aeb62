
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_CJK_H_INCLUDED_
#define _NGX_POSTS_CJK_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * 1 for a character of the scripts Han, Hiragana, Katakana and Hangul, of
 * which each counts as a word.
 */
ngx_uint_t ngx_posts_is_cjk(uint32_t c);


#endif /* _NGX_POSTS_CJK_H_INCLUDED_ */
