
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LIQUID_OPCODE_H_INCLUDED_
#define _NGX_POSTS_LIQUID_OPCODE_H_INCLUDED_


/*
 * The instructions of a compiled template.
 *
 * An instruction is one 32-bit word: the opcode in the low 8 bits, an
 * operand in the other 24, mostly an index into one of the program's tables.
 * Values are on a stack, which is empty between the tags of a template (but
 * for what a "case" around them keeps there); loops, includes and captures
 * are frames on a stack of their own.
 *
 * A row is X(opcode, function, operand, pops, pushes).  It feeds the enum,
 * the dispatch (a call of ngx_posts_liquid_op_<function>), the linker, which
 * relocates JUMP operands, and the disassembler.  "pops" is ANY where it
 * depends on the operand: the emitter says how many.
 *
 * An instruction that cannot be finished now returns NGX_AGAIN, having left
 * the stacks and the output as they were: it will be executed again.
 */

#define NGX_POSTS_LIQUID_ANY  255


#define NGX_POSTS_LIQUID_OPCODES(X)                                           \
                                                                              \
    /* the end of a program: goes back to the one that includes it */         \
    X(END,           end,           NONE,      0,   0)                        \
    /* nothing; the linker removes it */                                      \
    X(NOP,           nop,           NONE,      0,   0)                        \
    X(RAISE,         raise,         CONSTANT,  0,   0)                        \
                                                                              \
    /* output */                                                              \
    X(TEXT,          text,          TEXT,      0,   0)                        \
    X(WRITE,         write,         NONE,      1,   0)                        \
    X(CAPTURE,       capture,       NONE,      0,   0)                        \
    X(CAPTURED,      captured,      NONE,      0,   1)                        \
    X(IFCHANGED,     ifchanged,     NONE,      1,   0)                        \
                                                                              \
    /* values */                                                              \
    X(CONSTANT,      constant,      CONSTANT,  0,   1)                        \
    X(POP,           pop,           NONE,      1,   0)                        \
    X(RANGE,         range,         NONE,      2,   1)                        \
    X(MAP,           map,           COUNT,     ANY, 1)                        \
                                                                              \
    /* variables: by name; by a computed name; the item or the "forloop"  */  \
    /* of the n-th loop outwards, as far as the compiler knows the loops  */  \
    X(VARIABLE,      variable,      NAME,      0,   1)                        \
    X(COMPUTED,      computed,      NONE,      1,   1)                        \
    X(ITEM,          item,          SCOPE,     0,   1)                        \
    X(LOOP,          loop,          SCOPE,     0,   1)                        \
                                                                              \
    /* parts: a.b, a.size (a part or a method), a[b] */                       \
    X(PART,          part,          NAME,      1,   1)                        \
    X(COMMAND,       command,       NAME,      1,   1)                        \
    X(INDEX,         index,         NONE,      2,   1)                        \
                                                                              \
    X(ASSIGN,        assign,        NAME,      1,   0)                        \
    X(INCREMENT,     increment,     NAME,      0,   0)                        \
    X(DECREMENT,     decrement,     NAME,      0,   0)                        \
                                                                              \
    /* calls: CALL is FILTER without an input */                              \
    X(FILTER,        filter,        CALL,      ANY, 1)                        \
    X(CALL,          call,          CALL,      ANY, 1)                        \
    X(INCLUDE,       include,       COUNT,     2,   0)                        \
                                                                              \
    /* comparisons; UNKNOWN is an operator that only fails when it is used */ \
    X(EQUAL,         equal,         NONE,      2,   1)                        \
    X(DIFFERENT,     different,     NONE,      2,   1)                        \
    X(LESS,          less,          NONE,      2,   1)                        \
    X(GREATER,       greater,       NONE,      2,   1)                        \
    X(AT_MOST,       at_most,       NONE,      2,   1)                        \
    X(AT_LEAST,      at_least,      NONE,      2,   1)                        \
    X(CONTAINS,      contains,      NONE,      2,   1)                        \
    X(UNKNOWN,       unknown,       NAME,      2,   1)                        \
                                                                              \
    /* control */                                                             \
    X(JUMP,          jump,          JUMP,      0,   0)                        \
    X(JUMP_IF,       jump_if,       JUMP,      1,   0)                        \
    X(JUMP_UNLESS,   jump_unless,   JUMP,      1,   0)                        \
                                                                              \
    /* a "case" keeps on the stack whether something matched; a body under */ \
    /* several conditions is a subroutine, as it runs once for each        */ \
    X(MATCHED,       matched,       NONE,      0,   0)                        \
    X(JUMP_MATCHED,  jump_matched,  JUMP,      0,   0)                        \
    X(GOSUB,         gosub,         JUMP,      0,   0)                        \
    X(BACK,          back,          NONE,      1,   0)                        \
                                                                              \
    /* skips as many of the next instructions, n jumps, as it has come to */  \
    X(CYCLE,         cycle,         COUNT,     1,   0)                        \
                                                                              \
    /* loops: FOR and TABLEROW skip the next instruction, a jump, if there */ \
    /* is an item; NEXT and ROW jump back while there is one               */ \
    X(FOR,           for,           LOOP,      3,   0)                        \
    X(NEXT,          next,          JUMP,      0,   0)                        \
    X(TABLEROW,      tablerow,      LOOP,      4,   0)                        \
    X(ROW,           row,           JUMP,      0,   0)                        \
                                                                              \
    /* "break" and "continue" leave bodies, CHECK by CHECK, up to a loop */   \
    X(BREAK,         break,         NONE,      0,   0)                        \
    X(CONTINUE,      continue,      NONE,      0,   0)                        \
    X(CHECK,         check,         JUMP,      0,   0)


#define ngx_posts_liquid_opcode(op, function, operand, pops, pushes)          \
    NGX_POSTS_LIQUID_##op,

typedef enum {
    NGX_POSTS_LIQUID_OPCODES(ngx_posts_liquid_opcode)
    NGX_POSTS_LIQUID_NOPCODES
} ngx_posts_liquid_opcode_e;

#undef ngx_posts_liquid_opcode


typedef enum {
    NGX_POSTS_LIQUID_OPERAND_NONE = 0,
    NGX_POSTS_LIQUID_OPERAND_TEXT,
    NGX_POSTS_LIQUID_OPERAND_CONSTANT,
    NGX_POSTS_LIQUID_OPERAND_NAME,
    NGX_POSTS_LIQUID_OPERAND_CALL,
    NGX_POSTS_LIQUID_OPERAND_LOOP,
    NGX_POSTS_LIQUID_OPERAND_JUMP,
    NGX_POSTS_LIQUID_OPERAND_SCOPE,
    NGX_POSTS_LIQUID_OPERAND_COUNT
} ngx_posts_liquid_operand_e;


typedef struct {
    const char                  *name;
    ngx_posts_liquid_operand_e   operand;
    unsigned                     pops:8;
    unsigned                     pushes:8;
} ngx_posts_liquid_instruction_t;

/* the rows, by opcode */
extern const ngx_posts_liquid_instruction_t  ngx_posts_liquid_instructions[];


#define ngx_posts_liquid_word(op, operand)                                    \
    ((uint32_t) (op) | ((uint32_t) (operand) << 8))

#define ngx_posts_liquid_word_op(word)       ((word) & 0xff)
#define ngx_posts_liquid_word_operand(word)  ((word) >> 8)

#define NGX_POSTS_LIQUID_OPERAND_MAX         0xffffff


#endif /* _NGX_POSTS_LIQUID_OPCODE_H_INCLUDED_ */
