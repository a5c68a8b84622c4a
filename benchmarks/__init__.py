"""What the program takes and reaches, measured; results are kept, bad ones too."""
