using System.Globalization;

namespace Postfix.Tests.System;

/// <summary>What is owed for a message of <see cref="OutageExercise"/>: that it gets to one place.</summary>
/// <param name="Subject">Which message it is.</param>
/// <param name="Place">Where it is to arrive.</param>
internal readonly record struct Errand(string Subject, Place Place)
{
    /// <summary>What such subjects look like.</summary>
    public const string SubjectPattern = @"outage \d+ \d+ \d+";

    /// <summary>Which life of the machine it was sent in.</summary>
    public int Life => int.Parse(Subject.Split(' ')[1], CultureInfo.InvariantCulture);

    /// <summary>A subject that no other message has.</summary>
    public static string SubjectOf(int life, int client, int number) => $"outage {life} {client} {number}";
}
