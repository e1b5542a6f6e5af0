namespace Postfix.PostfixCommand.Upgrade;

/// <summary>A field as it stands in a file.</summary>
/// <param name="Line">Its line, from 0.</param>
/// <param name="Start">Its first character, from 0.</param>
/// <param name="Text">The characters.</param>
internal readonly record struct ServiceFieldText(int Line, int Start, string Text);
