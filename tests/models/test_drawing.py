"""The display list: what lies where."""

from app.models.drawing import Anchor, Circle, Diamond, Drawing, Line, Polyline, Rect, Text, text_width


def test_the_topmost_item_with_a_key_is_hit() -> None:
    drawing = Drawing(
        100, 100, (Rect(0, 0, 50, 50, key="below"), Rect(10, 10, 5, 5, key="above"), Rect(0, 0, 99, 99))
    )
    assert drawing.key_at(12, 12) == "above"
    assert drawing.key_at(30, 30) == "below"
    assert drawing.key_at(80, 80) is None


def test_shapes_know_their_inside() -> None:
    assert Diamond(10, 10, 8).hit(15, 14)
    assert not Diamond(10, 10, 8).hit(17, 17)
    assert Circle(10, 10, 5).hit(14, 14)
    assert not Circle(10, 10, 5).hit(17, 10.1)
    assert Line(0, 10, 100, 10).hit(50, 12)
    assert not Line(0, 10, 100, 10).hit(50, 20)
    assert Polyline(((0, 0), (10, 10))).hit(11, 9)
    assert not Polyline(((0, 0), (10, 10))).hit(5, 20)


def test_text_is_hit_where_its_anchor_puts_it() -> None:
    width = text_width("合同", 10)
    assert width == 20
    assert Text(100, 10, "合同", size=10).hit(115, 10)
    assert Text(100, 10, "合同", size=10, anchor=Anchor.END).hit(85, 10)
    assert not Text(100, 10, "合同", size=10, anchor=Anchor.END).hit(115, 10)
    assert not Text(100, 10, "合同" * 20, size=10, max_width=30).hit(150, 10)


def test_the_baseline_lies_below_the_middle() -> None:
    assert Text(0, 50, "x", size=10).baseline > 50
