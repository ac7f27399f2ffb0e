"""What is done to the minutes of a service; all of it on a closed day too."""
