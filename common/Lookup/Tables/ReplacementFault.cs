namespace Postfix.Lookup.Tables;

/// <summary>What is wrong with a result text.</summary>
/// <param name="Message">For the log; does not say where the text is.</param>
/// <param name="IsSyntax">It is no text with references in it; otherwise one of its references is wrong.</param>
internal readonly record struct ReplacementFault(string Message, bool IsSyntax);
