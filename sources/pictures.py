"""What the markup of a picture tells of it."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from newsletter.numbers import whole_number


def is_smaller(image: LexborNode, pixels: int) -> bool:
    """Whether ``image`` is shown smaller than ``pixels`` on a side; not when it does not say."""
    sizes = (image.attributes.get(side) or "" for side in ("width", "height"))
    numbers = (whole_number(size.strip().removesuffix("px")) for size in sizes)
    return any(number is not None and number < pixels for number in numbers)
