"""What every route may ask for besides the parameters of its address."""

from __future__ import annotations

from litestar.di import NamedDependency

from musnad.case.filters import Filters
from musnad.case.messages import Language
from musnad.web.state import Workbench

TheWorkbench = NamedDependency[Workbench]
"""The parameter `workbench`: the case that is open and its tables."""
TheLanguage = NamedDependency[Language]
"""The parameter `language`: that of the page."""
TheFilters = NamedDependency[Filters]
"""The parameter `filters`: which claims are asked for."""
