namespace Postfix.Config;

/// <summary>A logical line: what remains of one or more physical lines.</summary>
/// <param name="Text">The text, without line ends; a continuation keeps its leading white space.</param>
/// <param name="First">Number of the first physical line, from 1.</param>
/// <param name="Last">Number of the last one.</param>
public readonly record struct LogicalLine(string Text, int First, int Last);
