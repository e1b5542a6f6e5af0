namespace Postfix.PostfixCommand.Review;

/// <summary>How a stranger's request gets through a restriction list.</summary>
/// <param name="Fate">What the list does to it.</param>
/// <param name="Gap">What is to blame when that lets everybody relay; null when nothing in the list is.</param>
internal readonly record struct Passage(Fate Fate, Finding? Gap = null);
