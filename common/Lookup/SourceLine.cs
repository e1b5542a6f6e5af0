namespace Postfix.Lookup;

/// <summary>One logical line of a table source.</summary>
/// <param name="Number">The number of its first physical line, from 1.</param>
/// <param name="Text">Its text; line breaks inside are gone, the white space that follows them is kept.</param>
public readonly record struct SourceLine(int Number, string Text);
