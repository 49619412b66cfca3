"""How large a picture says it is."""

from __future__ import annotations

import pytest

from newsletter.text import parse_html
from sources.pictures import is_smaller


@pytest.mark.parametrize(
    ("attributes", "smaller"),
    [
        ('width="16"', True),
        ('width="16px"', True),
        ('width="640" height="1"', True),
        ('width="640" height="480"', False),
        ('width="50%"', False),
        ('width="²"', False),
        ('width="٣"', False),
        ('width="' + "9" * 5000 + '"', False),
        ("width", False),
        ("", False),
    ],
)
def test_a_side_in_pixels_says_whether_a_picture_is_small(attributes: str, smaller: bool) -> None:
    image = parse_html(f"<img {attributes}>").css_first("img")

    assert image is not None
    assert is_smaller(image, 100) is smaller
