package Tag;

# The ETag that a page of these bytes has: their XXH64 and how many there are.
# Written from the algorithm's description, so that it proves ours.

use strict;
use warnings;

use Exporter 'import';

our @EXPORT_OK = qw( tag_of xxh64 );

no warnings 'portable';

my @prime = (0x9e3779b185ebca87, 0xc2b2ae3d27d4eb4f, 0x165667b19e3779f9,
             0x85ebca77c2b2ae63, 0x27d4eb2f165667c5);


sub tag_of {
    my ($bytes) = @_;

    return sprintf '"%016x%016x"', xxh64($bytes), length $bytes;
}


sub xxh64 {
    my ($bytes) = @_;
    my $length = length $bytes;
    my ($hash, $at) = ($prime[4], 0);

    if ($length >= 32) {
        my @lane = (sum($prime[0], $prime[1]), $prime[1], 0,
                    sum(~$prime[0], 1));

        for (; $length - $at >= 32; $at += 32) {
            my @word = unpack 'Q<4', substr($bytes, $at, 32);

            $lane[$_] = turn($lane[$_], $word[$_]) for 0 .. 3;
        }

        $hash = 0;
        $hash = sum($hash, rotate($lane[$_], (1, 7, 12, 18)[$_])) for 0 .. 3;

        for (@lane) {
            $hash ^= turn(0, $_);
            $hash = sum(product($hash, $prime[0]), $prime[3]);
        }
    }

    $hash = sum($hash, $length);

    for (; $length - $at >= 8; $at += 8) {
        $hash ^= turn(0, unpack 'Q<', substr($bytes, $at, 8));
        $hash = sum(product(rotate($hash, 27), $prime[0]), $prime[3]);
    }

    if ($length - $at >= 4) {
        $hash ^= product(unpack('V', substr($bytes, $at, 4)), $prime[0]);
        $hash = sum(product(rotate($hash, 23), $prime[1]), $prime[2]);
        $at += 4;
    }

    for (; $at < $length; $at++) {
        $hash ^= product(ord(substr($bytes, $at, 1)), $prime[4]);
        $hash = product(rotate($hash, 11), $prime[0]);
    }

    $hash = product($hash ^ $hash >> 33, $prime[1]);
    $hash = product($hash ^ $hash >> 29, $prime[2]);

    return $hash ^ $hash >> 32;
}


sub turn {
    my ($lane, $word) = @_;

    return product(rotate(sum($lane, product($word, $prime[1])), 31), $prime[0]);
}


sub rotate {
    my ($x, $n) = @_;

    return $x << $n | $x >> (64 - $n);
}


# Modulo 2 ** 64, without a sign.

sub sum {
    my ($x, $y) = @_;

    use integer;
    my $sum = $x + $y;
    no integer;

    return $sum & ~0;
}


sub product {
    my ($x, $y) = @_;

    use integer;
    my $product = $x * $y;
    no integer;

    return $product & ~0;
}


1;
