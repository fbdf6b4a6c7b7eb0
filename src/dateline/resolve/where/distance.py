"""Distances and bearings on the sphere."""

from __future__ import annotations

import math

_RADIUS = 6_371_008.8  # mean radius of the Earth in metres (IUGG)


def metres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance between two points given in degrees."""
    a, b = math.radians(lat), math.radians(other_lat)
    across = math.radians(other_lon - lon)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
    return 2 * _RADIUS * math.asin(min(1.0, math.sqrt(h)))


def moved(lat: float, lon: float, bearing: float, distance: float) -> tuple[float, float]:
    """The point `distance` metres away in the direction of `bearing` (degrees from north, clockwise)."""
    angle, turn, a = distance / _RADIUS, math.radians(bearing), math.radians(lat)
    b = math.asin(math.sin(a) * math.cos(angle) + math.cos(a) * math.sin(angle) * math.cos(turn))
    across = math.atan2(math.sin(turn) * math.sin(angle) * math.cos(a), math.cos(angle) - math.sin(a) * math.sin(b))
    return round(math.degrees(b), 5), round((lon + math.degrees(across) + 540) % 360 - 180, 5)


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The mean of points on the sphere."""
    x = y = z = 0.0
    for lat, lon in points:
        a, b = math.radians(lat), math.radians(lon)
        x, y, z = x + math.cos(a) * math.cos(b), y + math.cos(a) * math.sin(b), z + math.sin(a)
    return round(math.degrees(math.atan2(z, math.hypot(x, y))), 5), round(math.degrees(math.atan2(y, x)), 5)
