namespace Postfix.Mail;

/// <summary>User and address extension of a local part.</summary>
/// <param name="User">What stands before the delimiter, or everything.</param>
/// <param name="Extension">What stands after it; null when there is no delimiter.</param>
public readonly record struct LocalParts(string User, string? Extension);
