namespace Postfix.Smtp;

/// <summary>An enhanced status code and the text that belongs to it.</summary>
public readonly record struct StatusText(string Status, string Text);
