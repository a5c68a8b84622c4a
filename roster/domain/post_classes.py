"""Posts that no rule can tell apart are one class: cover is decided, and a shortage measured, by class.

The model decides the class and a matching the post: grouping roughly halves the binaries and loses nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from roster.domain.post import Post
from roster.domain.profile import Derogation


@dataclass(frozen=True)
class PostClass:
    """Interchangeable posts; the first stands for all of them in the model."""

    members: tuple[Post, ...]

    @property
    def representative(self) -> Post:
        """The post whose code the model writes."""
        return self.members[0]


def post_classes(posts: Iterable[Post], derogations: Sequence[Derogation]) -> tuple[PostClass, ...]:
    """Return the classes of ``posts`` in order of first appearance; a derogation that names a post sets it apart."""
    groups: defaultdict[tuple[Post, frozenset[int]], list[Post]] = defaultdict(list)
    for post in posts:
        named = frozenset(n for n, derogation in enumerate(derogations) if post.code in derogation.posts)
        groups[_traits(post), named].append(post)
    return tuple(PostClass(tuple(members)) for members in groups.values())


def representatives(posts: Iterable[Post], derogations: Sequence[Derogation]) -> Mapping[str, str]:
    """Return the code that stands for each post: that of the first post of its class."""
    classes = post_classes(posts, derogations)
    return {post.code: group.representative.code for group in classes for post in group.members}


def _traits(post: Post) -> Post:
    group = post.rotation_group if post.must_rotate else post.group
    nothing = {"code": "-", "name": "", "fesi": None, "uniform": None, "weapon": None, "cover": ()}
    return post.model_copy(update={**nothing, "group": group})
