namespace Postfix.Qshape;

/// <summary>How the limits of age intervals grow.</summary>
internal enum AgeScale
{
    /// <summary>Each is twice the one before.</summary>
    Geometric,

    /// <summary>By the same time each.</summary>
    Linear,
}
